/** A matter over time: the consultations that belong to it and who may read them. */
package legalhub.actors.legalcase;
