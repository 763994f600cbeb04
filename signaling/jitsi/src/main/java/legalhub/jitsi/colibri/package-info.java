/**
 * Conferences on Jitsi Videobridges. The hub is the focus: {@link
 * legalhub.jitsi.colibri.ColibriConference} compares what members want with what the bridge has,
 * and sends one request after the other until both are the same; {@link
 * legalhub.jitsi.colibri.Bridges} knows which bridges live.
 */
package legalhub.jitsi.colibri;
