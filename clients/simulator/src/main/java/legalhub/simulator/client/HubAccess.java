package legalhub.simulator.client;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import legalhub.wire.v1.Role;

/**
 * The way to a hub, or to the hubs of a cluster, for many clients: they share event loops and an
 * HTTP client. To be closed when the last client has left.
 */
public final class HubAccess implements AutoCloseable {
  private static final String CLIENT = "simulator/0.1";

  private final List<URI> hubs;
  private final ClientSettings settings;
  private final ClientWitness witness;
  private final EventLoopGroup loops;
  private final Optional<InetAddress> source;
  private final Clock clock = Clock.systemUTC();
  private final HubApi api;
  private final AtomicInteger clients = new AtomicInteger();
  private CompletableFuture<Town> town;
  private CompletableFuture<List<Address>> addresses;

  public static HubAccess to(URI hub) {
    return new HubAccess(List.of(hub), ClientSettings.defaults(), ClientWitness.NONE);
  }

  /**
   * @param hubs the HTTP address of each hub, {@code http://localhost:8080}
   */
  public HubAccess(List<URI> hubs, ClientSettings settings, ClientWitness witness) {
    this(hubs, settings, witness, newLoops(), Optional.empty());
  }

  private HubAccess(
      List<URI> hubs,
      ClientSettings settings,
      ClientWitness witness,
      EventLoopGroup loops,
      Optional<InetAddress> source) {
    this.hubs = List.copyOf(hubs);
    this.settings = settings;
    this.witness = witness;
    this.loops = loops;
    this.source = source;
    var within = settings.httpWithin();
    this.api =
        new HubApi(
            this.hubs,
            source
                .<Web>map(from -> new BoundWeb(loops, from, within))
                .orElseGet(() -> new JdkWeb(within)),
            clock);
  }

  private static EventLoopGroup newLoops() {
    return new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());
  }

  /**
   * The same way from a local address of one's choice, for sockets and for HTTP; only to hubs
   * without TLS. Ends with this one.
   */
  public HubAccess from(InetAddress local) {
    return new HubAccess(hubs, settings, witness, loops, Optional.of(local));
  }

  /** Asked for once it has been had. */
  public synchronized CompletableFuture<Town> town() {
    if (town == null || town.isCompletedExceptionally()) {
      town = api.town();
    }
    return town;
  }

  /**
   * Where the socket of each hub is. All must be there at the beginning; later they may come and
   * go.
   */
  private synchronized CompletableFuture<List<Address>> addresses() {
    if (addresses == null || addresses.isCompletedExceptionally()) {
      var asked = hubs.stream().map(this::address).toList();
      addresses =
          CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
              .thenApply(all -> asked.stream().map(CompletableFuture::join).toList());
    }
    return addresses;
  }

  private CompletableFuture<Address> address(URI hub) {
    return api.town(hub).thenApply(known -> Address.of(hub, known.realtimeUrls()));
  }

  /** A new resident, connected. */
  public CompletableFuture<HubClient> anonymous() {
    return connected(api::logInAnonymously, Role.RESIDENT);
  }

  /** A member of staff, connected. */
  public CompletableFuture<HubClient> staff(String name, String password) {
    return connected(() -> api.logInStaff(name, password), Role.LAWYER);
  }

  /** The supervised person with this number, connected; in the demo only. */
  public CompletableFuture<HubClient> supervised(String phone) {
    return connected(() -> api.logInSupervised(phone), Role.SUPERVISED_PERSON);
  }

  /** A device that nobody knows yet asks to be enrolled. */
  public CompletableFuture<SoftDevice.Applied> apply(SoftDevice device) {
    return api.apply(device);
  }

  /** A device that an administrator has approved, connected. */
  public CompletableFuture<HubClient> terminal(String terminalId, SoftDevice device) {
    Supplier<CompletableFuture<LogIn>> logIn = () -> api.logInTerminal(terminalId, device);
    return connected(logIn, last -> logIn.get(), Role.TERMINAL);
  }

  /** One member of staff with so many pages open, none of them connected yet. */
  public CompletableFuture<List<HubClient>> pages(String name, String password, int count) {
    return addresses()
        .thenCompose(
            known ->
                api.logInStaff(name, password)
                    .thenApply(
                        session ->
                            IntStream.range(0, count)
                                .mapToObj(
                                    page -> client(known, session, this::refresh, Role.OFFICER))
                                .toList()));
  }

  private CompletableFuture<HubClient> connected(
      Supplier<CompletableFuture<LogIn>> logIn, Role role) {
    return connected(logIn, this::refresh, role);
  }

  private CompletableFuture<HubClient> connected(
      Supplier<CompletableFuture<LogIn>> logIn,
      Function<LogIn, CompletableFuture<LogIn>> renew,
      Role role) {
    return addresses()
        .thenCompose(
            known ->
                logIn.get().thenCompose(session -> client(known, session, renew, role).start()));
  }

  /** The refresh cookie makes the next session. */
  private CompletableFuture<LogIn> refresh(LogIn last) {
    return api.refresh(last.cookies());
  }

  private HubClient client(
      List<Address> known,
      LogIn session,
      Function<LogIn, CompletableFuture<LogIn>> renew,
      Role role) {
    var loop = loops.next();
    var opener = new Rotation(loop, known, clients.getAndIncrement(), source);
    var ground = new Ground(loop, clock, opener, settings);
    var tokens = new Tokens(renew, loop.ticker(), session);
    var name = CLIENT + " " + role.name().toLowerCase(Locale.ROOT);
    var seat = new Seat(Ids.next(clock.millis()), name, tokens);
    return new HubClient(api, ground, seat, witness.newcomer(role, session.personId()));
  }

  /** Tries again, with backoff, what a hub that is away or busy refused; at most for so long. */
  public <T> CompletableFuture<T> persistently(
      Duration within, Supplier<CompletableFuture<T>> what) {
    long until = clock.millis() + within.toMillis();
    var done = new CompletableFuture<T>();
    attempt(what, until, 0, done);
    return done;
  }

  private <T> void attempt(
      Supplier<CompletableFuture<T>> what, long untilMillis, int failed, CompletableFuture<T> to) {
    Futures.whenDone(
        what.get(),
        (value, failure) -> {
          var cause = failure == null ? null : Futures.cause(failure);
          long waitMillis = settings.backoff().millis(failed);
          if (failure == null) {
            to.complete(value);
          } else if (mayPass(cause) && clock.millis() + waitMillis < untilMillis) {
            var unused =
                loops
                    .next()
                    .schedule(
                        () -> attempt(what, untilMillis, failed + 1, to),
                        waitMillis,
                        TimeUnit.MILLISECONDS);
          } else {
            to.completeExceptionally(new CompletionException(cause));
          }
        });
  }

  private static boolean mayPass(Throwable cause) {
    return cause instanceof Unreachable
        || cause instanceof HubProblem problem && problem.retryable();
  }

  /** Of all clients here. */
  public Clock clock() {
    return clock;
  }

  public EventLoopGroup loops() {
    return loops;
  }

  @Override
  public void close() {
    var unused = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2_000);
  }
}
