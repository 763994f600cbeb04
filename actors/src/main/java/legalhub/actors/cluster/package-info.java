/**
 * Entities over several nodes: who holds which, what a message looks like between two nodes, and
 * when a node must not write.
 */
package legalhub.actors.cluster;
