/**
 * Hundreds of terminals beat while people consult, and some die: whether every beat is answered,
 * and whether the administration's board misses the dead ones, in time, and nobody else.
 */
package legalhub.simulator.terminals;
