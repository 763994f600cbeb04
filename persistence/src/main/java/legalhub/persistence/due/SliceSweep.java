package legalhub.persistence.due;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.Reply;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sweeps one slice of the due table, round after round: reads what is due soon, wakes those
 * entities, and deletes the row of each that has answered. Then the slice's mark moves on, and the
 * next round, by this node or another, begins there.
 */
final class SliceSweep extends AbstractBehavior<SliceSweep.Command> {
  /** Woken together; each recovers from the journal. */
  static final int TOGETHER_MAX = 50;

  /**
   * How far the mark stays behind the clock. Nobody writes a row that is due before it: an entity
   * writes a good while ahead of its alarm, and this allows for clocks that differ as well.
   */
  static final Duration MARK_BEHIND = Duration.ofMinutes(5);

  /**
   * A row whose entity hasn't answered for so long is kept under a later time, so that one sick
   * entity doesn't hold the mark back and every round get longer.
   */
  static final Duration MOVED_AFTER = Duration.ofHours(1);

  /** The mark is written once a minute; a successor reads so much again. */
  private static final Duration MARK_EVERY = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(SliceSweep.class);

  sealed interface Command {}

  private record Look() implements Command {}

  private record Begin(Instant mark) implements Command {}

  private record Found(List<DueRow> rows) implements Command {}

  private record Answered(Reply reply) implements Command {}

  private record TooLate(int batch) implements Command {}

  private record Settled() implements Command {}

  private record Over(Instant stored) implements Command {}

  private record Failed(Throwable why) implements Command {}

  private record Stop() implements Command {}

  private final TimerScheduler<Command> timers;
  private final int slice;
  private final DueSweeper.Means means;
  private final ActorRef<Reply> answers;

  private boolean busy;
  private boolean failing;
  private Instant mark;
  private Instant stored = Instant.EPOCH;
  private Round round;

  private int batch;
  private final Map<CommandId, DueRow> waiting = new HashMap<>();
  private final List<DueRow> awake = new ArrayList<>();

  static Behavior<Command> create(int slice, DueSweeper.Means means) {
    return Behaviors.setup(
        context -> Behaviors.withTimers(timers -> new SliceSweep(context, timers, slice, means)));
  }

  static Command stopMessage() {
    return new Stop();
  }

  private SliceSweep(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      int slice,
      DueSweeper.Means means) {
    super(context);
    this.timers = timers;
    this.slice = slice;
    this.means = means;
    this.answers = context.messageAdapter(Reply.class, Answered::new);
    timers.startTimerWithFixedDelay(new Look(), means.pace().every());
    context.getSelf().tell(new Look());
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Look.class, look -> then(this::look))
        .onMessage(Begin.class, begin -> then(() -> begin(begin.mark())))
        .onMessage(Found.class, found -> then(() -> wake(found.rows())))
        .onMessage(Answered.class, answered -> then(() -> answered(answered.reply())))
        .onMessage(TooLate.class, late -> then(() -> tooLate(late)))
        .onMessage(Settled.class, settled -> then(this::read))
        .onMessage(Over.class, over -> then(() -> over(over.stored())))
        .onMessage(Failed.class, failed -> then(() -> failed(failed.why())))
        .onMessage(Stop.class, stop -> Behaviors.stopped())
        .build();
  }

  private Behavior<Command> then(Runnable step) {
    step.run();
    return this;
  }

  private void look() {
    if (busy) {
      return;
    }
    busy = true;
    if (mark == null) {
      await(whereToBegin(), Begin::new);
    } else {
      begin(mark);
    }
  }

  private CompletionStage<Instant> whereToBegin() {
    return means
        .table()
        .mark(slice)
        .thenCompose(
            found ->
                found.isPresent()
                    ? CompletableFuture.completedFuture(found.get())
                    : means
                        .table()
                        .soonest(slice)
                        .thenApply(hour -> hour.map(h -> h.minusMillis(1)).orElse(markAt(now()))));
  }

  /** A mark ahead of the clock comes from a clock that was wrong: it isn't believed. */
  private void begin(Instant from) {
    var latest = markAt(now());
    mark = from.isAfter(latest) ? latest : from;
    round = new Round(now(), mark);
    read();
  }

  private void read() {
    var rows = means.table().rows(slice, round.hour(), round.seen(), until(), TOGETHER_MAX);
    await(rows, Found::new);
  }

  private void wake(List<DueRow> rows) {
    if (rows.isEmpty()) {
      nextHour();
      return;
    }
    batch++;
    round.saw(rows.get(rows.size() - 1));
    for (int i = 0; i < rows.size(); i++) {
      var id = new CommandId("due/%d/%d/%d".formatted(slice, batch, i));
      waiting.put(id, rows.get(i));
      rows.get(i)
          .entity()
          .ifPresent(to -> means.entities().tell(to, new Message.Wake(id, answers)));
    }
    timers.startSingleTimer("late", new TooLate(batch), means.pace().patience());
  }

  private void nextHour() {
    var next = round.hour().plus(Duration.ofHours(1));
    if (next.isAfter(until())) {
      finish();
    } else {
      round.toHour(next);
      read();
    }
  }

  /** A node without a majority refuses: its entity may not be there in a moment. */
  private void answered(Reply reply) {
    if (reply instanceof Reply.Done && waiting.containsKey(reply.id())) {
      awake.add(waiting.remove(reply.id()));
      if (waiting.isEmpty()) {
        settle();
      }
    }
  }

  private void tooLate(TooLate late) {
    if (late.batch() == batch && !waiting.isEmpty()) {
      settle();
    }
  }

  private void settle() {
    timers.cancel("late");
    var longAgo = round.began().minus(MOVED_AFTER);
    var silent = waiting.values().stream().filter(row -> row.due().isBefore(longAgo)).toList();
    waiting.values().stream().filter(row -> !row.due().isBefore(longAgo)).forEach(round::hold);
    silent.forEach(row -> LOG.warn("An entity of kind {} doesn't answer its wake", row.kind()));
    var writes =
        Stream.concat(
            awake.stream().map(means.table()::delete),
            silent.stream().map(row -> means.table().move(row, round.began())));
    var all =
        CompletableFuture.allOf(
            writes.map(CompletionStage::toCompletableFuture).toArray(CompletableFuture[]::new));
    waiting.clear();
    awake.clear();
    await(all, written -> new Settled());
  }

  private void finish() {
    var reached = markAt(round.began());
    var next = round.held().map(due -> due.minusMillis(1)).filter(reached::isAfter).orElse(reached);
    mark = next.isAfter(mark) ? next : mark;
    if (Duration.between(stored, mark).compareTo(MARK_EVERY) < 0) {
      over(stored);
    } else {
      var now = mark;
      await(means.table().setMark(slice, now), written -> new Over(now));
    }
  }

  private void over(Instant nowStored) {
    stored = nowStored;
    busy = false;
    failing = false;
  }

  /** The round is given up; what it hasn't deleted is found again by the next. */
  private void failed(Throwable why) {
    if (!failing) {
      LOG.warn("Slice {} of the due times can't be swept now: {}", slice, why.toString());
    }
    failing = true;
    busy = false;
    waiting.clear();
    awake.clear();
  }

  /** A long round, after an outage, takes along what becomes near meanwhile. */
  private Instant until() {
    return now().plus(means.pace().near());
  }

  private static Instant markAt(Instant now) {
    return now.minus(MARK_BEHIND);
  }

  private Instant now() {
    return means.clock().instant();
  }

  private <T> void await(CompletionStage<T> stage, Function<T, Command> then) {
    getContext()
        .pipeToSelf(
            stage, (value, failure) -> failure == null ? then.apply(value) : new Failed(failure));
  }
}
