/** One person's visit, over all their devices and reconnects. */
package legalhub.actors.session;
