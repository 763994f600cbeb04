package legalhub.simulator.storm;

import io.netty.util.concurrent.Ticker;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import legalhub.simulator.client.ClientSettings;
import legalhub.simulator.client.HubAccess;
import legalhub.simulator.client.Timing;
import legalhub.simulator.people.Resident;

/**
 * Residents with a page open and nothing to do, each with an account of their own; spread over the
 * hubs and over local addresses.
 */
final class Crowd implements AutoCloseable {
  private static final Duration LOG_IN_WITHIN = Duration.ofSeconds(120);

  private static final Duration LEAVE_WITHIN = Duration.ofSeconds(10);

  /** A log-in writes to the journal twice; more at once only wait in the hub's queue. */
  private static final int LOG_INS_AT_A_TIME = 32;

  private final int size;
  private final HubAccess access;
  private final List<HubAccess> ways;
  private final Queue<Resident> people = new ConcurrentLinkedQueue<>();
  private final Muster muster = new Muster(Ticker.systemTicker());

  Crowd(List<URI> hubs, int size, ClientSettings settings) {
    this.size = size;
    this.access = new HubAccess(hubs, settings, muster);
    var sources = Sources.of(hubs, size);
    this.ways = sources.isEmpty() ? List.of(access) : sources.stream().map(access::from).toList();
  }

  Muster muster() {
    return muster;
  }

  Timing timing() {
    return new Timing(access.loops());
  }

  /** Those who came in. */
  List<Resident> people() {
    return List.copyOf(people);
  }

  /** Logs everybody in and opens their pages; whoever can't come isn't of the crowd. */
  CompletableFuture<Void> come() {
    var everybody = IntStream.range(0, size).boxed().toList();
    Function<Integer, CompletableFuture<?>> arrive = this::arrive;
    return Timing.each(everybody, LOG_INS_AT_A_TIME, arrive);
  }

  private CompletableFuture<Void> arrive(int index) {
    var way = ways.get(index % ways.size());
    return way.persistently(LOG_IN_WITHIN, () -> Resident.anonymous(way)).thenAccept(people::add);
  }

  /** Everybody who came is there, and nothing has moved for so long. */
  boolean isThereAndQuiet(Duration span) {
    return muster.open() == people.size() && muster.isQuietFor(span);
  }

  /** Every line is reset at once, without a word. */
  void cut() {
    muster.cut();
    people.forEach(person -> person.client().breakLine());
  }

  /** Everybody closes the page; then the way is closed. */
  @Override
  public void close() {
    var gone = people.stream().map(Resident::leave).toArray(CompletableFuture[]::new);
    CompletableFuture<Void> all = CompletableFuture.allOf(gone);
    all.completeOnTimeout(null, LEAVE_WITHIN.toSeconds(), TimeUnit.SECONDS)
        .handle((left, failure) -> null)
        .join();
    access.close();
  }
}
