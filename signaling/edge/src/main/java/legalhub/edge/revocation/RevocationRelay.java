package legalhub.edge.revocation;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import legalhub.edge.token.Principal;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.pubsub.Topic;

/**
 * Carries revocations between this node's connections and the other nodes. What still counts is
 * said again every few seconds, so a node that was cut off learns it too.
 */
final class RevocationRelay extends AbstractBehavior<RevocationRelay.Message> {
  private static final Duration REPEAT_EVERY = Duration.ofSeconds(10);

  /** Under which other nodes find it. Permanent. */
  static final String ACTOR_NAME = "legalhub-revocations";

  /** What the relay takes. */
  sealed interface Message permits Notice, Publish, Follow, Gone, Repeat {}

  record Publish(Revocation revocation) implements Message {}

  record Follow(Principal principal, ActorRef<Revocation> to) implements Message {}

  private record Gone(ActorRef<Revocation> follower) implements Message {}

  private record Repeat() implements Message {}

  private final RevocationRecord record;
  private final ActorRef<Topic.Command<Notice>> topic;
  private final Map<ActorRef<Revocation>, Principal> followers = new HashMap<>();

  static Behavior<Message> create(RevocationRecord record) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  timers.startTimerWithFixedDelay(new Repeat(), REPEAT_EVERY);
                  return new RevocationRelay(context, record);
                }));
  }

  private RevocationRelay(ActorContext<Message> context, RevocationRecord record) {
    super(context);
    this.record = record;
    this.topic = context.spawn(Topic.create(Notice.class, "legalhub-revocations"), "topic");
    topic.tell(Topic.subscribe(context.getSelf().narrow()));
  }

  @Override
  public Receive<Message> createReceive() {
    return newReceiveBuilder()
        .onMessage(Publish.class, this::publish)
        .onMessage(Follow.class, this::follow)
        .onMessage(Notice.class, this::heard)
        .onMessage(Gone.class, this::gone)
        .onMessage(Repeat.class, this::repeat)
        .build();
  }

  private Behavior<Message> publish(Publish publish) {
    tellFollowers(publish.revocation());
    // Nodes that answer were told by themselves; this reaches a release that doesn't yet.
    topic.tell(Topic.publish(Notice.of(List.of(publish.revocation()))));
    return this;
  }

  private Behavior<Message> follow(Follow follow) {
    getContext().watchWith(follow.to(), new Gone(follow.to()));
    followers.put(follow.to(), follow.principal());
    record.find(follow.principal()).ifPresent(follow.to()::tell);
    return this;
  }

  private Behavior<Message> heard(Notice notice) {
    notice.revocations().stream().filter(record::add).forEach(this::tellFollowers);
    notice.answerTo().ifPresent(asking -> asking.tell(new Known(asked(notice))));
    return this;
  }

  private List<Revocation> asked(Notice notice) {
    return notice.revocations().isEmpty() ? record.latest(Notice.REVOCATIONS_MAX) : List.of();
  }

  private Behavior<Message> gone(Gone gone) {
    followers.remove(gone.follower());
    return this;
  }

  private Behavior<Message> repeat(Repeat repeat) {
    var live = record.sweep();
    for (int from = 0; from < live.size(); from += Notice.REVOCATIONS_MAX) {
      int to = Math.min(live.size(), from + Notice.REVOCATIONS_MAX);
      topic.tell(Topic.publish(Notice.of(live.subList(from, to))));
    }
    return this;
  }

  private void tellFollowers(Revocation revocation) {
    followers.forEach(
        (follower, principal) -> {
          if (revocation.covers(principal)) {
            follower.tell(revocation);
          }
        });
  }
}
