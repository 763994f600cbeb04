/** One consultation, from acceptance to its locked record. */
package legalhub.actors.consultation;
