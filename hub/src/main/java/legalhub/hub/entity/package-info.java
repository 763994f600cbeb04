/** Asking entities from outside the actors. */
package legalhub.hub.entity;
