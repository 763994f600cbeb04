/** What an office's hall was at a moment of the past, for its own people. */
package legalhub.hub.hall;
