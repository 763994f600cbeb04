/** A bridge without media, for tests. */
package legalhub.jitsi.fake;
