/** Brings every version of every service record to its office's ledger. */
package legalhub.persistence.ledger;
