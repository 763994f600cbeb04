/**
 * What people were told and saw, kept as facts, and the checks that fold over them: each promise of
 * the hub is one pure check.
 */
package legalhub.simulator.ledger;
