/**
 * What all entities share: the envelope of a command, the memory of what was recorded, the shape of
 * rules, and the one behaviour that runs them. An entity of the domain is three things: its
 * protocol (commands, events), its state, and its {@link legalhub.actors.entity.Rules}, which are
 * pure; everything that touches time, the journal or another entity happens in {@link
 * legalhub.actors.entity.EntityActor}, once for all.
 */
package legalhub.actors.entity;
