/** What an office's hall was at a moment of the past, from the queue's journal. */
package legalhub.persistence.hall;
