/** A lawyer's duty: on, off, away, and the lease behind it. */
package legalhub.actors.lawyer;
