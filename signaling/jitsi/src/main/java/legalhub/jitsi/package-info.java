/** Conferences whose media goes by Jitsi: on a bridge that the hub drives, or in a Jitsi Meet. */
package legalhub.jitsi;
