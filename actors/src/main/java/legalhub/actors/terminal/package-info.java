/**
 * A kiosk or a village terminal: its enrolment and its key, where it stands and how it is, who uses
 * it, and what is scanned from its screen.
 */
package legalhub.actors.terminal;
