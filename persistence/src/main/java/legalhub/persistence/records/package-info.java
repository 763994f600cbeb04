/**
 * The service records: one row per service, written at once by the entity's node and again by the
 * projection. Both write what the same events come to, under the version of the last of them, so
 * they may repeat, overtake and fail each other.
 */
package legalhub.persistence.records;
