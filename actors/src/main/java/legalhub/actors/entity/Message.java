package legalhub.actors.entity;

import java.time.Instant;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/** Everything that can be sent to an entity. Crosses the cluster, so each has a Kryo id. */
public sealed interface Message
    permits Message.Ask,
        Message.Watch,
        Message.Unwatch,
        Message.Attend,
        Message.Depart,
        Message.Look,
        Message.Relay,
        Message.Wake,
        Message.Notice,
        EntityActor.Internal {

  /**
   * A command and its envelope: one place for what every command has, so that none can go
   * unanswered.
   *
   * @param deadline refused with {@link Refusal#EXPIRED} after it; at most two minutes ahead
   */
  record Ask(CommandId id, Instant deadline, Caller by, Object command, ActorRef<Reply> replyTo)
      implements Message {}

  /**
   * Begin to see a view, or continue from what is held. Repeated every few seconds by the watcher,
   * since an entity that moves or restarts forgets its watchers; a repetition that finds nothing
   * new is silent.
   *
   * @param held what the watcher holds already; empty for nothing
   */
  record Watch(String watch, Audience audience, Optional<ViewVersion> held, ActorRef<ViewUpdate> to)
      implements Message {}

  /** Stop seeing it. */
  record Unwatch(String watch, ActorRef<ViewUpdate> to) implements Message {}

  /**
   * A sign of presence for a seat, repeated by the holder's connection. Never journaled.
   *
   * @param seat which seat of the entity, as its agenda names it
   * @param session the client session that sits on it
   * @param claim true at the arrival of a connection: it takes the seat from whoever holds it
   */
  record Attend(String seat, String session, boolean claim, ActorRef<SeatNotice> holder)
      implements Message {}

  /** The holder's socket closed: the lease is cut short, so that a quick return goes unnoticed. */
  record Depart(String seat, ActorRef<SeatNotice> holder) implements Message {}

  /** One look at a view. */
  record Look(Audience audience, ActorRef<ViewUpdate> replyTo) implements Message {}

  /**
   * Something for the entity's companion that is never journaled (a step of a call's negotiation).
   */
  record Relay(Caller by, Object payload, ActorRef<RelayDown> from) implements Message {}

  /**
   * From who keeps the {@link DueTimes}: an alarm is near. Being started for it is all that the
   * entity needs, so it does nothing but answer; it may be woken twice, or for nothing.
   */
  record Wake(CommandId id, ActorRef<Reply> replyTo) implements Message {}

  /**
   * What somebody else has recorded, for a {@link Feed}. May come twice, or late.
   *
   * @param receipt who is told once the feed knows it; empty where it is said again anyway
   */
  record Notice(News what, Optional<Receipt> receipt) implements Message {}

  /** Whom to answer, and under which id. */
  record Receipt(CommandId id, ActorRef<Reply> replyTo) {}
}
