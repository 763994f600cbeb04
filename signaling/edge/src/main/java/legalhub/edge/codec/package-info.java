/**
 * Wire messages to and from the actors' records: one of the two places where they are translated.
 * Personal values are sealed on the way in and opened on the way out, here alone.
 */
package legalhub.edge.codec;
