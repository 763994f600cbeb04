package legalhub.actors.entity;

import java.time.Clock;

/** What every entity is given by the node it lives on. */
public record EntityEnvironment(Clock clock, Fence fence, Entities entities, Witness witness) {}
