/**
 * What an office must be told at once: limits that its queue has passed and shifts that nobody has
 * come to, each raised once, shown until it is over, and taken on by a person.
 */
package legalhub.actors.alert;
