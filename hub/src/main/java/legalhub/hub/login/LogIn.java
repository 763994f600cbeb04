package legalhub.hub.login;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import legalhub.actors.account.Account;
import legalhub.actors.session.ResidentId;
import legalhub.actors.supervision.SupervisedId;
import legalhub.hub.entity.Asker;
import legalhub.hub.http.ClientAddress;
import legalhub.hub.http.HttpSettings;
import legalhub.hub.http.Json;
import legalhub.hub.http.Origins;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;
import legalhub.hub.http.Site;
import legalhub.hub.http.Throttle;
import legalhub.hub.town.Staff;
import org.apache.pekko.actor.typed.ActorSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything about logging in, put together. */
public final class LogIn {
  private static final Logger LOG = LoggerFactory.getLogger(LogIn.class);

  private static final int ENROL_TRIES = 5;
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, ForkJoinPool.commonPool());

  /** What log-in is given by the hub. */
  public record Services(
      Staff staff, Accounts accounts, AccessTokens tokens, PersonIndex people, Clock clock) {}

  private final Services services;
  private final LoginSettings settings;
  private final LoginKeys keys;
  private final Passwords passwords;
  private final Optional<DemoInbox> inbox;
  private final Optional<HttpCodeSender> gateway;

  /**
   * @param demo codes go to an inbox page instead of to phones
   */
  public LogIn(Services services, LoginSettings settings, boolean demo) throws IOException {
    this.services = services;
    this.settings = settings;
    this.keys = LoginKeys.load(settings.keyFile());
    this.passwords = new Passwords(settings.passwordCost(), slow(settings.passwordThreads()));
    this.gateway = gateway(settings.sender());
    this.inbox = demo ? Optional.of(new DemoInbox(services.clock())) : Optional.empty();
  }

  private static ExecutorService slow(int threads) {
    var number = new AtomicInteger();
    return Executors.newFixedThreadPool(
        threads,
        work -> {
          var thread = new Thread(work, "passwords-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Gives everybody of the town's file the demo's password, who has none yet. */
  public CompletionStage<Void> enrolDemo(String password) {
    return passwords
        .hash(password)
        .thenCompose(
            hash ->
                CompletableFuture.allOf(
                    services.staff().members().stream()
                        .map(member -> enrol(member, hash, ENROL_TRIES).toCompletableFuture())
                        .toArray(CompletableFuture[]::new)));
  }

  /** Gives one of the staff a password who has none yet: the way in to a new hub. */
  public CompletionStage<Void> enrolFirst(Staff.Member member, String password) {
    return passwords.hash(password).thenCompose(hash -> enrol(member, hash, ENROL_TRIES));
  }

  /** A node that has just started may meet a database that hasn't quite. */
  private CompletionStage<Void> enrol(Staff.Member member, String hash, int triesLeft) {
    return enrolOnce(member, hash)
        .exceptionallyCompose(
            failure ->
                triesLeft == 0
                    ? CompletableFuture.failedFuture(failure)
                    : CompletableFuture.supplyAsync(() -> triesLeft - 1, LATER)
                        .thenCompose(left -> enrol(member, hash, left)));
  }

  private CompletionStage<Void> enrolOnce(Staff.Member member, String hash) {
    return services
        .accounts()
        .credentials(member.id())
        .thenCompose(
            known ->
                known.filter(account -> account.role() == member.role()).isPresent()
                    ? CompletableFuture.<Void>completedFuture(null)
                    : services
                        .accounts()
                        .ask(member.id(), new Account.Enrol(member.role(), hash))
                        .thenCompose(Asker::done));
  }

  /** The routes below {@code /api}. */
  public List<Site.Part> calls(ActorSystem<?> system, HttpSettings http) {
    var codes = ShardedCodes.start(system, services.clock(), settings.codes());
    return calls(codes, http);
  }

  /** Who is supervised under a phone number, as it was typed. */
  public CompletionStage<SupervisedId> supervised(String phone) {
    return services
        .people()
        .findOrAdd(
            keys.supervisedKey(SessionRoutes.phone(phone)),
            new ResidentId(UUID.randomUUID().toString()))
        .thenApply(person -> new SupervisedId(person.value()));
  }

  /** Lets a resident in whom something else vouches for. */
  public ResidentDoor door(HttpSettings http) {
    var cookie = cookie(http);
    var entry = new Entry(services.accounts(), sessions());
    return resident -> entry.open(resident).thenApply(in -> cookie.set(Json.ok(in.session()), in));
  }

  /** The slow hash of a password. */
  public CompletionStage<String> hash(String password) {
    return passwords.hash(password);
  }

  /** A keyed hash of a text for a purpose, the same on all nodes. */
  public String seal(String purpose, String text) {
    return keys.seal(purpose, text);
  }

  private Sessions sessions() {
    return new Sessions(
        services.accounts(), services.tokens(), keys, settings.lives(), services.clock());
  }

  private RefreshCookie cookie(HttpSettings http) {
    return new RefreshCookie(keys, new Origins(http), http.secure());
  }

  List<Site.Part> calls(Codes codes, HttpSettings http) {
    var sessions = sessions();
    var directory = new ResidentLogIn.Directory(keys, codes, sender(), services.people());
    var tries = new StaffLogIn.Tries(settings.limits(), services.clock());
    var residents = new ResidentLogIn(directory, new Entry(services.accounts(), sessions));
    var ways =
        new SessionRoutes.Ways(
            new StaffLogIn(services.staff(), passwords, services.accounts(), sessions, tries),
            residents,
            new Renewal(services.staff(), services.accounts(), sessions));
    var cookie = cookie(http);
    var routes = new SessionRoutes(ways, throttles(), cookie, new ClientAddress(http.proxies()));
    var receipts = new ReceiptRoutes(services.tokens(), residents);
    var people = new PersonRoutes(services.tokens(), keys, services.people(), services.clock());
    return inbox
        .<List<Site.Part>>map(demo -> List.of(routes, receipts, people, new DemoRoutes(demo)))
        .orElse(List.of(routes, receipts, people));
  }

  /** The routes with paths of their own. */
  public List<Site.Part> pages() {
    return inbox
        .<List<Site.Part>>map(demo -> List.of(new DemoRoutes(demo)::page))
        .orElse(List.of());
  }

  private SessionRoutes.Throttles throttles() {
    return new SessionRoutes.Throttles(
        new Throttle(services.clock(), settings.limits().codes()),
        new Throttle(services.clock(), settings.limits().address()),
        new Throttle(services.clock(), settings.limits().anonymous()));
  }

  /** Who brings links to phones; fails each where nobody does. */
  public LinkSender links() {
    return inbox
        .<LinkSender>map(demo -> demo)
        .or(() -> gateway)
        .orElse(
            (phone, link) ->
                CompletableFuture.failedFuture(new ProblemException(Problem.NOT_FOUND)));
  }

  private static Optional<HttpCodeSender> gateway(LoginSettings.Sender sender) {
    return sender.url().isEmpty()
        ? Optional.empty()
        : Optional.of(new HttpCodeSender(URI.create(sender.url()), sender.secret()));
  }

  private CodeSender sender() {
    if (inbox.isPresent()) {
      return inbox.get();
    }
    if (gateway.isPresent()) {
      return gateway.get();
    }
    LOG.warn("No SMS gateway is set: residents can log in anonymously only.");
    return (phone, code) -> CompletableFuture.completedFuture(null);
  }
}
