/** What a run measures: spans, the rhythm of acknowledgements, percentiles. */
package legalhub.simulator.measure;
