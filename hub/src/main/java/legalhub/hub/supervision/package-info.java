/**
 * Supervised persons over HTTP: their files, their reports' examination, and where a position lies.
 */
package legalhub.hub.supervision;
