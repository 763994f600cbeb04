package legalhub.actors.entity;

import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.pekko.persistence.typed.SnapshotAdapter;

/**
 * One kind of entity, complete.
 *
 * @param rules makes the rules of one incarnation, given the entity's id
 * @param companion makes what lives beside an incarnation and is never journaled
 * @param tags under which tags an event of this entity is published to the projections; most have
 *     none
 * @param snapshots how the state is stored between events; empty for short lives
 */
public record EntitySpec<C, E, S>(
    EntityKind kind,
    Function<String, Rules<C, E, S>> rules,
    BiFunction<String, Surroundings, Companion<S>> companion,
    BiFunction<String, E, Set<String>> tags,
    Optional<SnapshotAdapter<Journaled<S>>> snapshots) {

  /** An entity with rules alone. */
  public static <C, E, S> EntitySpec<C, E, S> of(
      EntityKind kind, Function<String, Rules<C, E, S>> rules) {
    return new EntitySpec<>(
        kind,
        rules,
        (id, around) -> Companion.none(),
        (entity, event) -> Set.of(),
        Optional.empty());
  }

  public EntitySpec<C, E, S> withCompanion(Function<String, Companion<S>> made) {
    return withCompanion((id, around) -> made.apply(id));
  }

  /** A companion that has actors or timers of its own. */
  public EntitySpec<C, E, S> withCompanion(BiFunction<String, Surroundings, Companion<S>> made) {
    return new EntitySpec<>(kind, rules, made, tags, snapshots);
  }

  public EntitySpec<C, E, S> withTags(BiFunction<String, E, Set<String>> tagged) {
    return new EntitySpec<>(kind, rules, companion, tagged, snapshots);
  }

  public EntitySpec<C, E, S> withSnapshots(SnapshotAdapter<Journaled<S>> adapter) {
    return new EntitySpec<>(kind, rules, companion, tags, Optional.of(adapter));
  }
}
