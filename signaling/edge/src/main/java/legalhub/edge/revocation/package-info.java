/** Log-ins that ended before their tokens did, known to every node within a second. */
package legalhub.edge.revocation;
