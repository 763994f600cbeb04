/**
 * Terminals by HTTP: enrolment and log-in by key, what is scanned from their screens, their care.
 */
package legalhub.hub.terminal;
