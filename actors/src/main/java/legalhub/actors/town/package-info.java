/** The office as its configuration describes it: desks, lawyers, hours, and the queue's rules. */
package legalhub.actors.town;
