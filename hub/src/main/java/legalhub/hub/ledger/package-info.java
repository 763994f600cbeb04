/**
 * The ledgers towards the outside: the key that signs their days, the export, and the small program
 * by which anybody finds out whether an export is what was signed.
 */
package legalhub.hub.ledger;
