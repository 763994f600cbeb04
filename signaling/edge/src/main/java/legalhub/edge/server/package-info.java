/** Netty: the listening port, the upgrade, and bytes to frames and back. */
package legalhub.edge.server;
