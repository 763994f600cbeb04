package legalhub.actors.entity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import legalhub.actors.entity.EntityActor.Internal;
import legalhub.actors.entity.EntityActor.PushViews;
import legalhub.actors.entity.EntityActor.WatcherGone;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one behaviour that runs every {@link Feed}: it reads the past, takes notices meanwhile, shows
 * nothing before it knows all, and tells the feed above. Watchers repeat themselves, so whoever
 * comes too early is heard a moment later.
 */
public final class FeedActor extends AbstractBehavior<Message> {
  private static final Logger LOG = LoggerFactory.getLogger(FeedActor.class);
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);
  private static final Duration REPORT_EVERY = Duration.ofSeconds(1);

  /** A report may be lost, and the feed above may have been started anew. */
  private static final int REPEATED_EVERY = 5;

  /** Looks that wait for the past. */
  private static final int LOOKS_MAX = 100;

  private record Past(List<News> all) implements Internal {}

  private record PastUnknown(Throwable why) implements Internal {}

  private record ReadPast() implements Internal {}

  private record ReportDue() implements Internal {}

  private final EntityAddress self;
  private final Feed feed;
  private final Entities entities;
  private final Clock clock;
  private final TimerScheduler<Message> timers;
  private final Views<Feed> views;
  private final List<Message.Look> looks = new ArrayList<>();
  private boolean complete;
  private boolean changed = true;
  private int quietReports;

  /** Where it stands and whom it tells. */
  public record Home(EntityAddress self, Entities entities, Clock clock) {}

  /**
   * @param made a new feed, for each start
   */
  public static Behavior<Message> create(Home home, Supplier<Feed> made) {
    return Behaviors.supervise(
            Behaviors.<Message>setup(
                context ->
                    Behaviors.withTimers(
                        timers -> new FeedActor(context, timers, home, made.get()))))
        .onFailure(
            SupervisorStrategy.restartWithBackoff(
                Duration.ofMillis(200), Duration.ofSeconds(3), 0.1));
  }

  private FeedActor(
      ActorContext<Message> context, TimerScheduler<Message> timers, Home home, Feed feed) {
    super(context);
    this.self = home.self();
    this.entities = home.entities();
    this.clock = home.clock();
    this.timers = timers;
    this.feed = feed;
    this.views = new Views<>(new FeedScreen(feed), context, timers, home.clock());
    readPast();
    timers.startTimerWithFixedDelay(new ReportDue(), REPORT_EVERY);
  }

  @Override
  public Receive<Message> createReceive() {
    return newReceiveBuilder()
        .onMessage(Message.Notice.class, m -> then(() -> notice(m)))
        .onMessage(Message.Watch.class, m -> then(() -> watch(m)))
        .onMessage(Message.Unwatch.class, m -> then(() -> views.unwatch(m)))
        .onMessage(Message.Look.class, m -> then(() -> look(m)))
        .onMessage(PushViews.class, m -> then(() -> views.push(feed)))
        .onMessage(WatcherGone.class, m -> then(() -> views.gone(m.watcher())))
        .onMessage(Past.class, m -> then(() -> past(m)))
        .onMessage(PastUnknown.class, m -> then(() -> pastUnknown(m)))
        .onMessage(ReadPast.class, m -> then(this::readPast))
        .onMessage(ReportDue.class, m -> then(this::report))
        .onMessage(Message.Ask.class, m -> then(() -> refuse(m)))
        .onMessage(EntityActor.Stop.class, m -> Behaviors.stopped())
        .onMessage(Message.class, m -> this)
        .build();
  }

  private Behavior<Message> then(Runnable step) {
    step.run();
    return this;
  }

  private void readPast() {
    getContext()
        .pipeToSelf(
            feed.past(clock.instant()),
            (all, failure) -> failure == null ? new Past(all) : new PastUnknown(failure));
  }

  private void past(Past past) {
    past.all().forEach(feed::take);
    complete = true;
    looks.forEach(look -> views.look(feed, look));
    looks.clear();
  }

  private void pastUnknown(PastUnknown unknown) {
    LOG.warn("{} can't read what was recorded: {}", self, unknown.why().toString());
    timers.startSingleTimer(new ReadPast(), AGAIN_AFTER);
  }

  private void notice(Message.Notice notice) {
    if (feed.take(notice.what())) {
      changed = true;
      if (complete) {
        views.changed(feed);
      }
    }
    notice.receipt().ifPresent(who -> who.replyTo().tell(new Reply.Done(who.id())));
  }

  private void watch(Message.Watch watch) {
    if (complete) {
      views.watch(feed, watch);
    }
  }

  private void look(Message.Look look) {
    if (complete) {
      views.look(feed, look);
    } else if (looks.size() < LOOKS_MAX) {
      looks.add(look);
    }
  }

  private void report() {
    if (complete && (changed || ++quietReports >= REPEATED_EVERY)) {
      changed = false;
      quietReports = 0;
      feed.above()
          .ifPresent(
              above ->
                  entities.tell(
                      above, new Message.Notice(feed.summary(clock.instant()), Optional.empty())));
    }
  }

  private static void refuse(Message.Ask ask) {
    ask.replyTo().tell(new Reply.Refused(ask.id(), Refusal.NOT_IN_THIS_STATE));
  }

  /** Views show a state; a feed is its own. */
  private record FeedScreen(Feed feed) implements Screen<Feed> {
    @Override
    public Optional<Map<String, ViewPart>> view(Feed state, Audience audience, Instant now) {
      return state.view(audience, now);
    }

    @Override
    public Duration pushEvery(Audience audience) {
      return feed.pushEvery();
    }

    @Override
    public Duration refreshEvery() {
      return feed.refreshEvery();
    }
  }
}
