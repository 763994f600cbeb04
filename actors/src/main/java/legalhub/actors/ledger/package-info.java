/**
 * What makes a changed record show: each office's ledger takes in every version of its service
 * records once, each entry's hash covering all before it, and signs what the chain comes to at the
 * end of each day.
 */
package legalhub.actors.ledger;
