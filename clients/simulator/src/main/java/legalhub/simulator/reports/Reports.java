package legalhub.simulator.reports;

import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import legalhub.simulator.client.ClientSettings;
import legalhub.simulator.client.ClientWitness;
import legalhub.simulator.client.Futures;
import legalhub.simulator.client.HubAccess;
import legalhub.simulator.client.Ids;
import legalhub.simulator.client.Timing;
import legalhub.simulator.client.Town;
import legalhub.simulator.people.CannotBegin;

/** A run, from the first log-in to the last chunk that an officer hears. */
public final class Reports implements AutoCloseable {
  static final Duration SOON = Duration.ofSeconds(30);

  /** Longer than a hub's own patience with a call, so that its answer is what counts. */
  private static final Duration HTTP_WITHIN = Duration.ofSeconds(30);

  private static final Duration TRACK = Duration.ofMinutes(2);
  private static final int LOG_INS_AT_A_TIME = 8;
  private static final int FAILURES_TOLD = 5;

  private final ReportsOptions options;
  private final Duration trackLength;
  private final Consumer<String> progress;
  private final HubAccess hub;
  private final Timing timing;
  private final Officers officers;
  private final Tally tally = new Tally();
  private final Map<Integer, Person> persons = new ConcurrentSkipListMap<>();
  private final List<Passage> passages = new CopyOnWriteArrayList<>();
  private final List<String> failures = new CopyOnWriteArrayList<>();

  /**
   * @param progress gets a line now and then
   */
  public Reports(ReportsOptions options, Consumer<String> progress) {
    this(options, patient(ClientSettings.defaults()), TRACK, progress);
  }

  Reports(
      ReportsOptions options,
      ClientSettings settings,
      Duration trackLength,
      Consumer<String> progress) {
    this.options = options;
    this.trackLength = trackLength;
    this.progress = progress;
    this.hub = new HubAccess(options.hubs(), settings, ClientWitness.NONE);
    this.timing = new Timing(hub.loops());
    this.officers = new Officers(hub);
  }

  private static ClientSettings patient(ClientSettings usual) {
    return new ClientSettings(
        HTTP_WITHIN,
        usual.welcomeWithin(),
        usual.commandTtl(),
        usual.signalRepeat(),
        usual.backoff());
  }

  /** Fails with {@code CannotBegin} or {@code Unreachable} where no run can be had. */
  public CompletableFuture<ReportsReport> run() {
    return hub.town()
        .thenCompose(
            town -> {
              progress.accept("%d persons come".formatted(options.persons()));
              var track = CompletableFuture.supplyAsync(this::track);
              return officersCome()
                  .thenCompose(come -> personsCome(town))
                  .thenCombine(track, (come, speech) -> speech);
            })
        .thenCompose(this::everybodySpeaks)
        .thenCompose(over -> timing.until(() -> passages.stream().allMatch(Passage::isWhole), SOON))
        .thenApply(heard -> report());
  }

  /** Another one in each run: a hub knows a recording that it has heard before. */
  private Track track() {
    var speech = new Speech(options.seed() ^ hub.clock().millis());
    return Track.encode(speech, options.talk().kbit(), trackLength);
  }

  private CompletableFuture<Void> officersCome() {
    int wanted = options.ears().connections();
    // One after the other: a hub takes five log-ins under one name at once for guessing.
    return each(wanted, "an officer", 1, number -> officers.come(options.ears()))
        .thenAccept(come -> wanted(officers.count(), wanted, "connections of the officer"));
  }

  private CompletableFuture<Void> personsCome(Town town) {
    var office = new Office(hub, officers.first(), town.pools().get(0).id(), options.seed());
    return each(
            options.persons(),
            "a person",
            LOG_INS_AT_A_TIME,
            number -> office.person(number).thenAccept(person -> persons.put(number, person)))
        .thenAccept(come -> wanted(persons.size(), options.persons(), "persons"));
  }

  private CompletableFuture<Void> each(
      int count, String who, int atATime, IntFunction<CompletableFuture<?>> what) {
    var numbers = IntStream.range(0, count).boxed().toList();
    return Timing.each(numbers, atATime, number -> noted(who, what.apply(number)));
  }

  private <T> CompletableFuture<T> noted(String who, CompletableFuture<T> what) {
    return what.whenComplete(
        (done, failure) -> {
          if (failure != null) {
            failures.add(who + ": " + Futures.cause(failure).getMessage());
          }
        });
  }

  private void wanted(int there, int wanted, String what) {
    if (there < wanted) {
      throw new CannotBegin("%d of %d %s came; %s".formatted(there, wanted, what, failures.get(0)));
    }
  }

  private CompletableFuture<Void> everybodySpeaks(Track track) {
    var talk = options.talk();
    progress.accept("they speak for " + talk.span().toSeconds() + " s each");
    var all =
        persons.keySet().stream()
            .map(number -> timing.after(begins(number)).thenCompose(now -> report(number, track)))
            .map(report -> noted("a report", report).handle((done, failure) -> null))
            .toArray(CompletableFuture[]::new);
    return CompletableFuture.allOf(all);
  }

  private Duration begins(int number) {
    return options.ramp().multipliedBy(number).dividedBy(options.persons());
  }

  private CompletableFuture<Void> report(int number, Track track) {
    tally.started();
    var person = persons.get(number);
    var talk = options.talk();
    int from = (int) ((long) track.packets().size() * number / options.persons());
    var recording = Recording.of(track, from, talk.slice(), talk.span());
    var id = Ids.next(hub.clock().millis());
    var passage = new Passage(id, recording, tally.lags(), Ticker.systemTicker()::nanoTime);
    return person
        .checkIn()
        .thenCompose(checkedIn -> person.begin(id))
        .thenCompose(begun -> person.open(id))
        .thenCompose(
            open -> {
              passages.add(passage);
              officers.listen(number, passage);
              return person.speak(passage);
            })
        .thenCompose(spoken -> person.finish(id, recording))
        .thenAccept(tally::finished);
  }

  private ReportsReport report() {
    failures.stream().limit(FAILURES_TOLD).forEach(progress);
    progress.accept("what the hub found: " + tally.reasons());
    return tally.report(passages);
  }

  /** Everybody closes the page; then the way is closed. */
  @Override
  public void close() {
    var gone =
        Stream.concat(persons.values().stream().map(Person::leave), officers.leave().stream())
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(gone)
        .completeOnTimeout(null, SOON.toSeconds(), TimeUnit.SECONDS)
        .handle((left, failure) -> null)
        .join();
    hub.close();
  }
}
