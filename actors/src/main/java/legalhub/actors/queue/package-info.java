/** The waiting line of one pool of lawyers: who is next, who is offered, who is committed. */
package legalhub.actors.queue;
