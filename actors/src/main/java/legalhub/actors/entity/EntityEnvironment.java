package legalhub.actors.entity;

import java.time.Clock;

/** What every entity is given by the node it lives on. */
public record EntityEnvironment(
    Clock clock, Fence fence, Entities entities, Witness witness, Resting resting) {

  /** Without a due table: an entity that has an alarm stays in memory. */
  public EntityEnvironment(Clock clock, Fence fence, Entities entities, Witness witness) {
    this(clock, fence, entities, witness, Resting.withoutAlarms());
  }
}
