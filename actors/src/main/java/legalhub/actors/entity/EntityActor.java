package legalhub.actors.entity;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.PreRestart;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.persistence.typed.JournalPersistFailed;
import org.apache.pekko.persistence.typed.JournalPersistRejected;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.RecoveryFailed;
import org.apache.pekko.persistence.typed.SnapshotAdapter;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;

/**
 * The one behaviour that runs every entity: it takes commands one at a time, asks the rules, writes
 * to the journal, answers once the journal holds it, keeps the agenda and pushes views.
 */
public final class EntityActor<C, E, S>
    extends EventSourcedBehavior<Message, Recorded<E>, Journaled<S>> {
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);
  private static final int EVENTS_PER_SNAPSHOT = 200;
  private static final int SNAPSHOTS_KEPT = 2;

  /** What an entity tells itself. Never crosses the cluster. */
  non-sealed interface Internal extends Message {}

  record AlarmDue(String key, Object command) implements Internal {}

  record LeaseEnded(String seat) implements Internal {}

  record DutyAnswered(Reply reply) implements Internal {}

  record RepeatDuties() implements Internal {}

  record PushViews() implements Internal {}

  record WatcherGone(ActorRef<?> watcher) implements Internal {}

  /** The time is over that must be silent; {@code heard} counts what had come when it began. */
  record Quiet(long heard) implements Internal {}

  /** The due table has answered. */
  record Noted(long heard, boolean kept) implements Internal {}

  record Stop() implements Internal {}

  /** For the companion, from itself or from an actor of its own. */
  record Told(Object message) implements Internal {}

  private final EntitySpec<C, E, S> spec;
  private final EntityAddress self;
  private final EntityEnvironment environment;
  private final ActorContext<Message> context;
  private final TimerScheduler<Message> timers;
  private final Rules<C, E, S> rules;
  private final Beside<S> beside;
  private final Alarms<C> alarms;
  private final Seats<C> seats;
  private final Duties<C> duties;
  private final Views<S> views;
  private final Testimony<E, S> testimony;
  private final Rest rest;

  /** The command whose write is under way, to be answered if the write fails. */
  private Message.Ask writing;

  /** Where an incarnation lives. */
  record Home(
      ActorContext<Message> context,
      TimerScheduler<Message> timers,
      Optional<ActorRef<ClusterSharding.ShardCommand>> shard) {}

  /**
   * One entity.
   *
   * @param shard whom to ask for leave to stop; empty outside sharding
   */
  public static <C, E, S> Behavior<Message> create(
      EntitySpec<C, E, S> spec,
      String id,
      EntityEnvironment environment,
      Optional<ActorRef<ClusterSharding.ShardCommand>> shard) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers ->
                    new EntityActor<>(spec, id, environment, new Home(context, timers, shard))));
  }

  /**
   * What sharding sends to stop an entity: after a hand-over began, or when the entity asked for
   * it.
   */
  public static Message stopMessage() {
    return new Stop();
  }

  private EntityActor(
      EntitySpec<C, E, S> spec, String id, EntityEnvironment environment, Home home) {
    super(
        PersistenceId.of(spec.kind().key(), id),
        SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(3), 0.1)
            .withLoggingEnabled(false));
    this.spec = spec;
    this.self = new EntityAddress(spec.kind(), id);
    this.environment = environment;
    this.context = home.context();
    this.timers = home.timers();
    this.rules = spec.rules().apply(id);
    this.beside = new Beside<>(spec.companion(), id, context, timers);
    this.alarms = new Alarms<>(timers, environment.clock());
    this.seats = new Seats<>(timers);
    this.duties = new Duties<>(self, context, timers, environment);
    this.views = new Views<>(rules, context, timers, environment.clock());
    this.testimony = new Testimony<>(self, rules, environment.witness());
    this.rest = new Rest(self, home, environment, this::isIdle, alarms::next);
  }

  @Override
  public Journaled<S> emptyState() {
    return new Journaled<>(rules.vacant(), Memory.empty());
  }

  @Override
  public EventHandler<Journaled<S>, Recorded<E>> eventHandler() {
    return (journaled, fact) -> journaled.after(fact, rules);
  }

  @Override
  public CommandHandler<Message, Recorded<E>, Journaled<S>> commandHandler() {
    var table = table();
    return (s, message) -> rest.admits(message) ? table.apply(s, message) : Effect().none();
  }

  private CommandHandler<Message, Recorded<E>, Journaled<S>> table() {
    return newCommandHandlerBuilder()
        .forAnyState()
        .onCommand(Message.Ask.class, this::ask)
        .onCommand(Message.Watch.class, (s, m) -> without(() -> views.watch(s.state(), m)))
        .onCommand(Message.Unwatch.class, (s, m) -> without(() -> views.unwatch(m)))
        .onCommand(Message.Look.class, (s, m) -> without(() -> views.look(s.state(), m)))
        .onCommand(Message.Attend.class, (s, m) -> own(s, m, () -> seats.attend(m)))
        .onCommand(Message.Depart.class, (s, m) -> without(() -> seats.depart(m)))
        .onCommand(Message.Relay.class, (s, m) -> without(() -> beside.relay(s.state(), m)))
        .onCommand(Told.class, (s, m) -> without(() -> beside.told(s.state(), m)))
        .onCommand(AlarmDue.class, (s, m) -> own(s, m, () -> alarms.due(m)))
        .onCommand(LeaseEnded.class, (s, m) -> own(s, m, () -> seats.leaseEnded(m)))
        .onCommand(DutyAnswered.class, (s, m) -> own(s, m, () -> duties.answered(m)))
        .onCommand(RepeatDuties.class, (s, m) -> without(duties::repeat))
        .onCommand(PushViews.class, (s, m) -> without(() -> views.push(s.state())))
        .onCommand(WatcherGone.class, (s, m) -> without(() -> gone(m)))
        .onCommand(Message.Wake.class, (s, m) -> without(() -> rest.woken(m)))
        .onCommand(Quiet.class, (s, m) -> without(() -> rest.quiet(m)))
        .onCommand(Noted.class, (s, m) -> without(() -> rest.noted(m)))
        .onCommand(Stop.class, (s, m) -> Effect().stop())
        .build();
  }

  @Override
  public SignalHandler<Journaled<S>> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(RecoveryCompleted.class, (s, signal) -> recovered(s))
        .onSignal(
            RecoveryFailed.class, (s, f) -> RecoveryFailures.failed(self.kind(), f.getFailure()))
        .onSignal(JournalPersistFailed.class, (s, signal) -> writeFailed())
        .onSignal(JournalPersistRejected.class, (s, signal) -> writeFailed())
        .onSignal(PreRestart.class, (s, signal) -> testimony.gone())
        .onSignal(PostStop.class, (s, signal) -> testimony.gone())
        .build();
  }

  @Override
  public Set<String> tagsFor(Recorded<E> fact) {
    return spec.tags().apply(self.id(), fact.event());
  }

  @Override
  public SnapshotAdapter<Journaled<S>> snapshotAdapter() {
    return spec.snapshots().orElseGet(super::snapshotAdapter);
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return spec.snapshots().isEmpty()
        ? RetentionCriteria.disabled()
        : RetentionCriteria.snapshotEvery(EVENTS_PER_SNAPSHOT, SNAPSHOTS_KEPT);
  }

  private Effect<Recorded<E>, Journaled<S>> ask(Journaled<S> journaled, Message.Ask ask) {
    if (!environment.fence().holds()) {
      ask.replyTo().tell(new Reply.Refused(ask.id(), Refusal.NODE_ISOLATED));
      return Effect().none();
    }
    var step = Step.of(rules, journaled, ask, environment.clock().instant());
    if (step.facts().isEmpty()) {
      ask.replyTo().tell(step.reply());
      return Effect().none();
    }
    writing = ask;
    return write(journaled, step.facts(), () -> ask.replyTo().tell(step.reply()));
  }

  /**
   * What nobody repeats from outside must not be lost to a moment without a majority: it comes
   * again.
   */
  private Effect<Recorded<E>, Journaled<S>> own(
      Journaled<S> journaled, Message cause, Supplier<Optional<C>> decided) {
    if (!environment.fence().holds()) {
      if (cause instanceof Internal) {
        timers.startSingleTimer(cause, cause, AGAIN_AFTER);
      }
      return Effect().none();
    }
    var command = decided.get();
    if (command.isEmpty()) {
      return Effect().none();
    }
    var me = Caller.hub(self.id());
    var facts = Step.ofOwn(rules, journaled, command.get(), me, environment.clock().instant());
    return facts.isEmpty() ? Effect().none() : write(journaled, facts, () -> {});
  }

  /** The answer leaves only once the journal holds the facts. */
  private Effect<Recorded<E>, Journaled<S>> write(
      Journaled<S> before, List<Recorded<E>> facts, Runnable answer) {
    testimony.decided();
    return Effect()
        .persist(facts)
        .thenRun(
            (Journaled<S> after) -> {
              writing = null;
              answer.run();
              testimony.wrote(before.state(), facts, after.state(), lastSequenceNumber(context));
              follow(after);
            });
  }

  /** Brings timers, duties, seats and views to what the state says. */
  private void follow(Journaled<S> journaled) {
    var agenda = rules.agenda(journaled.state());
    alarms.follow(agenda.alarms());
    seats.follow(agenda.seats());
    duties.follow(agenda.duties());
    views.changed(journaled.state());
    beside.follow(journaled.state());
  }

  /** Also after a failed write: then these are the same objects, but Pekko has ended all timers. */
  private void recovered(Journaled<S> journaled) {
    testimony.arrived(journaled.state());
    alarms.forget();
    seats.forget();
    beside.forget();
    follow(journaled);
    rest.recovered();
  }

  /** Whether nothing but an alarm is left to do here. */
  private boolean isIdle() {
    return rules.rests() && views.isUnwatched() && !seats.areTaken() && !duties.areOpen();
  }

  private void writeFailed() {
    testimony.wroteInVain();
    if (writing != null) {
      // Not "not stored": a write that failed here may still have reached the database.
      writing.replyTo().tell(new Reply.Refused(writing.id(), Refusal.OUTCOME_UNKNOWN));
      writing = null;
    }
  }

  private void gone(WatcherGone gone) {
    views.gone(gone.watcher());
    beside.gone(gone.watcher());
  }

  private Effect<Recorded<E>, Journaled<S>> without(Runnable effect) {
    effect.run();
    return Effect().none();
  }
}
