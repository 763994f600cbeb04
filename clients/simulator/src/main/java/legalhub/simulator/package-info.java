/** The command line of the simulator: scripted people against a hub's address. */
package legalhub.simulator;
