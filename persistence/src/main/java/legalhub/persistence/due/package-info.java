/**
 * Far alarms of entities that rest: the table that keeps them, and the sweep that starts each
 * entity again before its alarm.
 */
package legalhub.persistence.due;
