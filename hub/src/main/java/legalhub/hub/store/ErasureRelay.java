package legalhub.hub.store;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.pubsub.Topic;

/**
 * Tells all nodes whose key was erased on this one, and again for as long as any of them could
 * still have the key in memory, so that a node which was cut off for a moment hears it too.
 */
final class ErasureRelay extends AbstractBehavior<ErasureRelay.Message> {
  private static final Duration REPEAT_EVERY = Duration.ofSeconds(5);

  /** What the relay takes. */
  sealed interface Message {}

  record Publish(String subject) implements Message {}

  /** Between nodes: the keys of these subjects are gone. */
  record Erased(List<String> subjects) implements Message {}

  private record Repeat() implements Message {}

  private final Consumer<String> forget;
  private final ActorRef<Topic.Command<Erased>> topic;
  private final int repetitions;

  /** How often each is still to be said. */
  private final Map<String, Integer> left = new LinkedHashMap<>();

  /**
   * @param forget drops a subject's key from this node's memory
   * @param cachedFor how long a key stays in a node's memory at most
   */
  static Behavior<Message> create(Consumer<String> forget, Duration cachedFor) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  timers.startTimerWithFixedDelay(new Repeat(), REPEAT_EVERY);
                  return new ErasureRelay(context, forget, cachedFor);
                }));
  }

  private ErasureRelay(ActorContext<Message> context, Consumer<String> forget, Duration cachedFor) {
    super(context);
    this.forget = forget;
    this.repetitions = Math.toIntExact(cachedFor.dividedBy(REPEAT_EVERY)) + 1;
    this.topic = context.spawn(Topic.create(Erased.class, "legalhub-erasures"), "topic");
    topic.tell(Topic.subscribe(context.getSelf().narrow()));
  }

  @Override
  public Receive<Message> createReceive() {
    return newReceiveBuilder()
        .onMessage(Publish.class, this::publish)
        .onMessage(Erased.class, this::erased)
        .onMessage(Repeat.class, this::repeat)
        .build();
  }

  private Behavior<Message> publish(Publish publish) {
    left.put(publish.subject(), repetitions);
    topic.tell(Topic.publish(new Erased(List.of(publish.subject()))));
    return this;
  }

  private Behavior<Message> erased(Erased erased) {
    erased.subjects().forEach(forget);
    return this;
  }

  private Behavior<Message> repeat(Repeat repeat) {
    if (!left.isEmpty()) {
      topic.tell(Topic.publish(new Erased(List.copyOf(left.keySet()))));
      left.replaceAll((subject, times) -> times - 1);
      left.values().removeIf(times -> times == 0);
    }
    return this;
  }
}
