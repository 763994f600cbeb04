/**
 * Consultation records for those whom they concern. Rows tell when, where and how; what was said is
 * asked of the consultation itself and opened here, for its resident and its lawyers alone.
 */
package legalhub.hub.records;
