/** Tries by hand, with real browsers and a real bridge. */
package legalhub.jitsi.byhand;
