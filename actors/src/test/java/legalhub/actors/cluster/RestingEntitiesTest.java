package legalhub.actors.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import legalhub.actors.cluster.ClusterNode.Life;
import legalhub.actors.entity.MovedClock;
import legalhub.actors.entity.Reply;
import legalhub.actors.entity.Resting;
import legalhub.actors.entity.ViewUpdate;
import org.apache.pekko.Done;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Entities that leave the memory of real shards. */
class RestingEntitiesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration NEAR = Duration.ofMinutes(10);

  private final MovedClock clock = new MovedClock(Clock.systemUTC());
  private final Instant alarm = clock.instant().plus(Duration.ofHours(5));
  private final Map<String, Instant> dueTimes = new ConcurrentHashMap<>();

  private ClusterNode first;
  private ClusterNode second;
  private ClusterNode third;

  @BeforeEach
  void start() {
    SharedJournal.clear();
    var resting =
        new Resting(
            Duration.ofMillis(500),
            NEAR,
            (entity, due) -> {
              dueTimes.put(entity.id(), due);
              return CompletableFuture.completedFuture(Done.getInstance());
            });
    var life = new Life(clock, resting, Optional.of(alarm));
    first = new ClusterNode(Optional.empty(), life);
    second = new ClusterNode(Optional.of(first), life);
    third = new ClusterNode(Optional.of(first), life);
    until(() -> Stream.of(first, second, third).allMatch(n -> n.members() == 3));
    until(() -> Stream.of(first, second, third).allMatch(n -> n.fence().holds()));
  }

  @AfterEach
  void stop() {
    Stream.of(first, second, third).forEach(ClusterNode::kill);
    assertThat(SharedJournal.WRITTEN_TWICE).isEmpty();
  }

  @Test
  void aNodesDeathDoesNotStartWhoRestsAndAWakeLetsItRingOnTime() {
    var rester = oneOfThird();
    var stayer = sameShard(rester);
    var watcher = first.probe(ViewUpdate.class);
    first.watch(stayer, watcher.ref());
    ask(stayer);
    ask(rester);
    until(() -> dueTimes.containsKey(rester) && !third.inMemory().contains(rester));
    assertThat(dueTimes).containsEntry(rester, alarm).doesNotContainKey(stayer);
    assertThat(third.inMemory()).contains(stayer);

    third.kill();
    until(() -> inMemoryOfOthers(stayer));
    assertThat(inMemoryOfOthers(rester)).isFalse();

    clock.move(Duration.between(clock.instant(), alarm).minusSeconds(2));
    var replies = first.probe(Reply.class);
    first.wake(rester, replies.ref());
    replies.expectMessageClass(Reply.Done.class, PATIENCE);
    assertThat(clock.instant()).isBefore(alarm);
    until(() -> rangAt(rester).isPresent());
    assertThat(rangAt(rester).get()).isBetween(alarm, alarm.plusSeconds(1));
  }

  /** An entity that rests and comes back over and over keeps every promise and every fact. */
  @Test
  void whoIsAskedWhileItLeavesAnswersAll() {
    var replies = first.probe(Reply.class);
    int asked = 200;
    for (int i = 0; i < asked; i++) {
      first.ask("busy", "command " + i, replies.ref());
      replies.expectMessageClass(Reply.Done.class, PATIENCE);
      if (i % 20 == 0) {
        until(() -> Stream.of(first, second, third).noneMatch(n -> n.inMemory().contains("busy")));
      }
    }
  }

  private String oneOfThird() {
    for (int i = 0; third.started.isEmpty(); i++) {
      ask("e" + i);
    }
    return third.started.iterator().next();
  }

  private static String sameShard(String entity) {
    return IntStream.range(0, 10_000)
        .mapToObj(i -> "s" + i)
        .filter(other -> shard(other) == shard(entity))
        .findFirst()
        .orElseThrow();
  }

  private static int shard(String entity) {
    return Math.abs(entity.hashCode() % ShardedEntities.SHARDS);
  }

  private void ask(String entity) {
    var replies = first.probe(Reply.class);
    first.ask(entity, "asked by " + entity, replies.ref());
    replies.expectMessageClass(Reply.Done.class, PATIENCE);
  }

  private boolean inMemoryOfOthers(String entity) {
    return Stream.of(first, second).anyMatch(node -> node.inMemory().contains(entity));
  }

  private Optional<Instant> rangAt(String entity) {
    return Stream.of(first, second)
        .flatMap(node -> Optional.ofNullable(node.recorded.get(entity)).stream())
        .filter(at -> !at.isBefore(alarm))
        .findFirst();
  }

  private void until(BooleanSupplier condition) {
    first
        .probe(Void.class)
        .awaitAssert(
            PATIENCE, Duration.ofMillis(100), () -> assertThat(condition.getAsBoolean()).isTrue());
  }
}
