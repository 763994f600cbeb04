/**
 * The town that this hub serves: its configuration file, read once, with every mistake named at
 * once.
 */
package legalhub.hub.town;
