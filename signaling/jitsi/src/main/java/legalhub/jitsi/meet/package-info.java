/**
 * Conferences in an existing Jitsi Meet, whose page is embedded; the hub lets people in by token.
 */
package legalhub.jitsi.meet;
