/**
 * What every service leaves behind: one row, made from the state of the entity that gave it, the
 * same for screens, tables, exports and statistics.
 */
package legalhub.actors.record;
