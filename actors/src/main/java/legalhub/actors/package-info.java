/** The domain: who is an actor, what may be asked of it, what it records. One package per noun. */
package legalhub.actors;
