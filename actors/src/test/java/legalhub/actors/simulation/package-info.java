/**
 * A town in simulated time: the real rules of every entity, a network that loses, delays and
 * repeats, nodes that crash between any two steps, and people who drop, dawdle and change their
 * minds. Everything comes from one seed.
 */
package legalhub.actors.simulation;
