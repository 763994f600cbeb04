/**
 * The office's screens: what its service records come to, live. A statistic is a fold over rows
 * that takes each row in its newest version, so it is exact however often a row is told.
 */
package legalhub.actors.dashboard;
