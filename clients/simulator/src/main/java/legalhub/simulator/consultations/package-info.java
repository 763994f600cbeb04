/** The scenario of a busy day: residents ask, lawyers answer, lines drop, and nothing gets lost. */
package legalhub.simulator.consultations;
