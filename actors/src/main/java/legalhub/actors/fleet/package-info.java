/** All terminals, as those who look after them have them before them. */
package legalhub.actors.fleet;
