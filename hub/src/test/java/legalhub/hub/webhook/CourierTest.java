package legalhub.hub.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import legalhub.actors.queue.PoolId;
import legalhub.persistence.webhook.HookPosition;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A courier and receivers that fail, are slow, or are away: real HTTP, a scripted ledger. */
class CourierTest {
  private static final byte[] SECRET = "a secret of 24 bytes or more".getBytes(UTF_8);
  private static final PoolId OFFICE = new PoolId("wuzhen");
  private static final HookStream STREAM = new HookStream(OFFICE, HookStream.Sort.LEDGER);
  private static final Duration PATIENCE = Duration.ofMillis(400);

  private final ActorTestKit kit =
      ActorTestKit.create(
          ConfigFactory.parseString("pekko.fail-mixed-versions = off")
              .withFallback(ConfigFactory.load()));
  private final List<HookEvent> ledger = new CopyOnWriteArrayList<>();
  private final Table table = new Table();
  private Receiver receiver;
  private Hook hook;
  private ActorRef<Courier.Message> courier;

  /** The positions table in memory, with its generations. */
  private static final class Table implements Courier.Positions {
    private HookPosition position = HookPosition.START;

    @Override
    public synchronized CompletionStage<HookPosition> read() {
      return CompletableFuture.completedFuture(position);
    }

    @Override
    public synchronized CompletionStage<Boolean> move(HookPosition next) {
      boolean current = next.generation() == position.generation();
      position = current ? next : position;
      return CompletableFuture.completedFuture(current);
    }

    synchronized void replay(long after) {
      position = new HookPosition(after, position.generation() + 1, Optional.empty());
    }
  }

  @BeforeEach
  void open() throws IOException {
    receiver = new Receiver(SECRET);
    hook = new Hook("big-data", URI.create(receiver.url()), SECRET, Set.of(OFFICE));
  }

  @AfterEach
  void close() {
    kit.shutdownTestKit();
    receiver.close();
  }

  @Test
  void everyLineComesOnceInItsOrderAndSigned() throws Exception {
    record(1, 250);
    start();
    expectUpTo(250);
    record(251, 260);
    expectUpTo(260);
    assertThat(receiver.taken()).isEqualTo(numbers(1, 260));
    assertThat(receiver.forged()).isZero();
    await(() -> table.position.equals(new HookPosition(260, 0, Optional.empty())));
  }

  @Test
  void aReceiverThatFailsGetsEveryLineOnceMoreUntilItTakesIt() throws Exception {
    record(1, 20);
    receiver.failEvery(3, 503);
    start();
    expectUpTo(20);
    assertThat(receiver.taken()).isEqualTo(numbers(1, 20));
    assertThat(receiver.tries()).isGreaterThan(20);
  }

  @Test
  void aSlowReceiverGetsALineTwiceUnderItsIdAndNoneIsLost() throws Exception {
    record(1, 6);
    receiver.sleepOn(3, PATIENCE.multipliedBy(3));
    start();
    expectUpTo(6);
    assertThat(new ArrayList<>(new LinkedHashSet<>(receiver.taken()))).isEqualTo(numbers(1, 6));
    assertThat(receiver.taken()).isSorted();
  }

  @Test
  void aReceiverThatIsAwayGetsEverythingWhenItIsBack() throws Exception {
    record(1, 5);
    start();
    expectUpTo(5);
    receiver.goAway();
    record(6, 15);
    await(() -> table.position.trouble().isPresent());
    assertThat(table.position.trouble().orElseThrow().failure()).isEqualTo("UNREACHABLE");
    assertThat(table.position.delivered()).isEqualTo(5);
    receiver.comeBack();
    expectUpTo(15);
    assertThat(receiver.taken()).isEqualTo(numbers(1, 15));
    await(() -> table.position.trouble().isEmpty());
  }

  @Test
  void whatARefusalSaysIsKnown() throws Exception {
    record(1, 2);
    receiver.failEvery(1, 401);
    start();
    await(() -> table.position.trouble().isPresent());
    assertThat(table.position.trouble().orElseThrow().failure()).isEqualTo("HTTP_401");
    assertThat(receiver.taken()).isEmpty();
  }

  @Test
  void aCourierThatDiesIsFollowedByOneThatGoesOnWhereItWas() throws Exception {
    record(1, 60);
    receiver.sleepOn(30, Duration.ofMillis(50));
    start();
    expectUpTo(30);
    kit.stop(courier);
    start();
    expectUpTo(60);
    assertThat(new HashSet<>(receiver.taken())).isEqualTo(new HashSet<>(numbers(1, 60)));
    // At most the line that was under way comes again, and nothing overtakes.
    assertThat(receiver.taken()).isSorted().hasSizeLessThanOrEqualTo(61);
  }

  @Test
  void aReplayBringsTheLinesAfterOneOnceMore() throws Exception {
    record(1, 10);
    start();
    expectUpTo(10);
    await(() -> table.position.delivered() == 10);
    table.replay(4);
    await(() -> receiver.taken().size() == 16);
    var all = new ArrayList<>(numbers(1, 10));
    all.addAll(numbers(5, 10));
    assertThat(receiver.taken()).isEqualTo(all);
  }

  private void start() {
    var clock = Clock.systemUTC();
    var sender = new HookSender(clock, PATIENCE);
    var pace = new Courier.Pace(clock, Duration.ofMillis(20), Duration.ofMillis(10), PATIENCE);
    var round =
        new Courier.Round(hook, STREAM, table, this::after, event -> sender.post(hook, event));
    courier = kit.spawn(Courier.create(round, pace));
  }

  private CompletionStage<List<HookEvent>> after(long line) {
    return CompletableFuture.completedFuture(
        ledger.stream().filter(event -> event.number() > line).limit(100).toList());
  }

  private void record(int from, int to) {
    IntStream.rangeClosed(from, to)
        .forEach(
            line ->
                ledger.add(
                    new HookEvent(
                        line, STREAM.key() + "/" + line, "{\"sequence\":\"%d\"}".formatted(line))));
  }

  private static List<Long> numbers(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(Long::valueOf).toList();
  }

  private void expectUpTo(long last) throws InterruptedException {
    await(() -> receiver.taken().contains(last));
  }

  private void await(BooleanSupplier condition) {
    kit.createTestProbe()
        .awaitAssert(
            Duration.ofSeconds(30),
            () -> {
              assertThat(condition.getAsBoolean()).isTrue();
              return null;
            });
  }
}
