/**
 * One actor per open socket: it greets, checks, asks entities on a person's behalf, and shows what
 * they show. It speaks to a {@code FrameSink}, never to a channel, and keeps nothing that a
 * reconnect could miss.
 */
package legalhub.edge.connection;
