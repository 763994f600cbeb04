/** One of the two places of translation: the domain's events to the journal's messages and back. */
package legalhub.persistence.journal;
