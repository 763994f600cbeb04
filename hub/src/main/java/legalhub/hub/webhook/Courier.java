package legalhub.hub.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import legalhub.persistence.webhook.HookPosition;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one stream's lines to one webhook, one after the other: the next goes out when the last
 * was answered well and that is written down. A line that isn't taken is sent again until it is,
 * less and less often; none is ever skipped. After a crash between answer and note a line comes
 * twice, under its id.
 */
final class Courier extends AbstractBehavior<Courier.Message> {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final int DOUBLINGS_MAX = 20;

  /** How far this webhook has come. */
  interface Positions {
    CompletionStage<HookPosition> read();

    /** False: there was a replay meanwhile. */
    CompletionStage<Boolean> move(HookPosition position);
  }

  /**
   * What it brings.
   *
   * @param lines the next lines after one, a bounded number
   */
  record Round(
      Hook hook,
      HookStream stream,
      Positions positions,
      Function<Long, CompletionStage<List<HookEvent>>> lines,
      Function<HookEvent, CompletionStage<HookSender.Answer>> send) {}

  /**
   * When it does so.
   *
   * @param poll how often it looks for new lines
   * @param retryMin after the first failure; doubled after each
   * @param retryMax at the most
   */
  record Pace(Clock clock, Duration poll, Duration retryMin, Duration retryMax) {}

  /** What it is told. */
  sealed interface Message {}

  /** Ends it. */
  record Stop() implements Message {}

  private record Look() implements Message {}

  private record Stands(HookPosition position) implements Message {}

  private record Lines(List<HookEvent> next) implements Message {}

  private record Answered(HookSender.Answer answer) implements Message {}

  private record Noted(boolean current) implements Message {}

  private record Broken(Throwable why) implements Message {}

  private final Round round;
  private final Pace pace;
  private final TimerScheduler<Message> timers;
  private final Deque<HookEvent> next = new ArrayDeque<>();
  private HookPosition position = HookPosition.START;
  private int failures;

  static Behavior<Message> create(Round round, Pace pace) {
    return Behaviors.setup(
        context -> Behaviors.withTimers(timers -> new Courier(context, timers, round, pace)));
  }

  private Courier(
      ActorContext<Message> context, TimerScheduler<Message> timers, Round round, Pace pace) {
    super(context);
    this.timers = timers;
    this.round = round;
    this.pace = pace;
    look();
  }

  @Override
  public Receive<Message> createReceive() {
    return newReceiveBuilder()
        .onMessage(Look.class, m -> then(this::look))
        .onMessage(Stands.class, m -> then(() -> stands(m)))
        .onMessage(Lines.class, m -> then(() -> lines(m)))
        .onMessage(Answered.class, m -> then(() -> answered(m.answer())))
        .onMessage(Noted.class, m -> then(() -> noted(m)))
        .onMessage(Broken.class, m -> then(() -> broken(m)))
        .onMessage(Stop.class, m -> Behaviors.stopped())
        .build();
  }

  private Behavior<Message> then(Runnable step) {
    step.run();
    return this;
  }

  private void look() {
    await(round.positions().read(), Stands::new);
  }

  private void stands(Stands stands) {
    position = stands.position();
    await(round.lines().apply(position.delivered()), Lines::new);
  }

  private void lines(Lines lines) {
    next.clear();
    next.addAll(lines.next());
    sendNext();
  }

  private void sendNext() {
    if (next.isEmpty()) {
      lookAfter(pace.poll());
    } else {
      await(round.send().apply(next.getFirst()), Answered::new);
    }
  }

  private void answered(HookSender.Answer answer) {
    if (answer.failure().isEmpty()) {
      failures = 0;
      delivered(next.removeFirst());
    } else {
      failed(answer.failure().get(), answer.retryAfter());
    }
  }

  private void delivered(HookEvent event) {
    note(new HookPosition(event.number(), position.generation(), Optional.empty()));
  }

  private void note(HookPosition now) {
    position = now;
    await(round.positions().move(now), Noted::new);
  }

  private void noted(Noted noted) {
    if (position.trouble().isPresent()) {
      return;
    }
    if (noted.current() && !next.isEmpty()) {
      sendNext();
    } else {
      look();
    }
  }

  /** Looks again before the next try, since somebody may ask for a replay meanwhile. */
  private void failed(String failure, Optional<Duration> retryAfter) {
    failures++;
    var pause = retryAfter.filter(asked -> asked.compareTo(pause()) > 0).orElseGet(this::pause);
    lookAfter(pause.compareTo(pace.retryMax()) > 0 ? pace.retryMax() : pause);
    var known = position.trouble().map(HookPosition.Trouble::failure);
    if (known.filter(failure::equals).isEmpty()) {
      LOG.warn(
          "webhook {} of {} doesn't take line {}: {}",
          round.hook().name(),
          round.stream().key(),
          next.getFirst().number(),
          failure);
      var since =
          position.trouble().map(HookPosition.Trouble::since).orElseGet(pace.clock()::instant);
      note(
          new HookPosition(
              position.delivered(),
              position.generation(),
              Optional.of(new HookPosition.Trouble(since, failure))));
    }
  }

  /** The journal or the table doesn't answer; this node may be cut off. */
  private void broken(Broken broken) {
    failures++;
    LOG.warn(
        "webhook {} of {} can't go on: {}",
        round.hook().name(),
        round.stream().key(),
        broken.why().toString());
    lookAfter(pause());
  }

  /** Twice as long after each failure, at random up to a half shorter, so that hooks spread. */
  private Duration pause() {
    long factor = 1L << Math.min(failures - 1, DOUBLINGS_MAX);
    long whole = Math.min(pace.retryMin().toMillis() * factor, pace.retryMax().toMillis());
    return Duration.ofMillis(whole - ThreadLocalRandom.current().nextLong(whole / 2 + 1));
  }

  private void lookAfter(Duration pause) {
    timers.startSingleTimer("look", new Look(), pause);
  }

  private <T> void await(CompletionStage<T> stage, Function<T, Message> then) {
    getContext()
        .pipeToSelf(
            stage, (value, failure) -> failure == null ? then.apply(value) : new Broken(failure));
  }
}
