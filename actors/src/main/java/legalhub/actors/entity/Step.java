package legalhub.actors.entity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one command comes to, before anything is written: the facts to record and the answer to give
 * once they are. The pure heart of {@link EntityActor}, and of the simulation.
 */
public record Step<E>(List<Recorded<E>> facts, Reply reply) {
  /** Commands that an entity remembers at once; past it, it refuses {@link Refusal#BUSY}. */
  static final int REMEMBERED_MAX = 20_000;

  /** Decides a command that came in an envelope. */
  @SuppressWarnings(
      "unchecked") // The entity's type key vouches for the command: the edge and duties address by
  // kind.
  public static <C, E, S> Step<E> of(
      Rules<C, E, S> rules, Journaled<S> now, Message.Ask ask, Instant at) {
    if (now.memory().holds(ask.id())) {
      return new Step<>(List.of(), new Reply.Done(ask.id()));
    }
    if (ask.deadline().isBefore(at)) {
      return refused(ask.id(), Refusal.EXPIRED);
    }
    if (now.memory().size() >= REMEMBERED_MAX) {
      return refused(ask.id(), Refusal.BUSY);
    }
    var decision = rules.decide(now.state(), (C) ask.command(), new Asking(ask.by(), at));
    if (decision instanceof Decision.Refuse<E> refuse) {
      return refused(ask.id(), refuse.why());
    }
    var cause = Optional.of(new Recorded.Cause(ask.id(), ask.deadline(), ask.by()));
    return new Step<>(facts(decision, at, cause), new Reply.Done(ask.id()));
  }

  /** Decides a command of the entity's own agenda. */
  public static <C, E, S> List<Recorded<E>> ofOwn(
      Rules<C, E, S> rules, Journaled<S> now, C command, Caller self, Instant at) {
    return facts(rules.decide(now.state(), command, new Asking(self, at)), at, Optional.empty());
  }

  private static <E> List<Recorded<E>> facts(
      Decision<E> decision, Instant at, Optional<Recorded.Cause> cause) {
    if (!(decision instanceof Decision.Record<E> record)) {
      return List.of();
    }
    return record.events().stream().map(event -> new Recorded<>(event, at, cause)).toList();
  }

  private static <E> Step<E> refused(CommandId id, Refusal why) {
    return new Step<>(List.of(), new Reply.Refused(id, why));
  }
}
