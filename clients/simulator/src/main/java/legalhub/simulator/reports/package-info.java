/**
 * Supervised persons speak their reports while officers listen: how late an acknowledgement and a
 * listener are, and whether every byte arrives.
 */
package legalhub.simulator.reports;
