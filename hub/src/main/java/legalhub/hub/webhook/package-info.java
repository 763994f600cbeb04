/**
 * Tells other systems of the office what is recorded: every line of a ledger as a signed
 * CloudEvent, in order, until it was answered.
 */
package legalhub.hub.webhook;
