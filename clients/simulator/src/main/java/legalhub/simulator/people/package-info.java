/** The people who use the hub, one at a time and by name: what tests tell their stories with. */
package legalhub.simulator.people;
