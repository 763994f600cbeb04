/** The tables: numbered CQL scripts, applied once each by one hub at a time. */
package legalhub.persistence.schema;
