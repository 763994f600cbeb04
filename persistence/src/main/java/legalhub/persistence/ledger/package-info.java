/**
 * Brings every version of every service record to its office's ledger, and reads what the ledgers
 * hold.
 */
package legalhub.persistence.ledger;
