/** The hub's side of the real-time protocol: sockets in, commands out, views and signals back. */
package legalhub.edge;
