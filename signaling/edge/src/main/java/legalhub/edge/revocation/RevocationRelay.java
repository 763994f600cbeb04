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
 * said again every few seconds, so a node that joined late or was cut off learns it too.
 */
final class RevocationRelay extends AbstractBehavior<RevocationRelay.Message> {
  private static final Duration REPEAT_EVERY = Duration.ofSeconds(10);

  /** What the relay takes. */
  sealed interface Message {}

  record Publish(Revocation revocation) implements Message {}

  record Follow(Principal principal, ActorRef<Revocation> to) implements Message {}

  private record Heard(Notice notice) implements Message {}

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
    topic.tell(Topic.subscribe(context.messageAdapter(Notice.class, Heard::new)));
  }

  @Override
  public Receive<Message> createReceive() {
    return newReceiveBuilder()
        .onMessage(Publish.class, this::publish)
        .onMessage(Follow.class, this::follow)
        .onMessage(Heard.class, this::heard)
        .onMessage(Gone.class, this::gone)
        .onMessage(Repeat.class, this::repeat)
        .build();
  }

  private Behavior<Message> publish(Publish publish) {
    tellFollowers(publish.revocation());
    topic.tell(Topic.publish(new Notice(List.of(publish.revocation()))));
    return this;
  }

  private Behavior<Message> follow(Follow follow) {
    getContext().watchWith(follow.to(), new Gone(follow.to()));
    followers.put(follow.to(), follow.principal());
    record.find(follow.principal()).ifPresent(follow.to()::tell);
    return this;
  }

  private Behavior<Message> heard(Heard heard) {
    heard.notice().revocations().stream().filter(record::add).forEach(this::tellFollowers);
    return this;
  }

  private Behavior<Message> gone(Gone gone) {
    followers.remove(gone.follower());
    return this;
  }

  private Behavior<Message> repeat(Repeat repeat) {
    var live = record.sweep();
    if (!live.isEmpty()) {
      topic.tell(Topic.publish(new Notice(live)));
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
