/** The scenario of a reconnect storm: everybody's line breaks at once, and one call goes on. */
package legalhub.simulator.storm;
