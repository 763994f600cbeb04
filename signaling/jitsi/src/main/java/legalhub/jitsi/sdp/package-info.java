/**
 * What is said to a browser and what it answers, as values: no actor, no bridge. What comes from a
 * browser is untrusted and bounded here.
 */
package legalhub.jitsi.sdp;
