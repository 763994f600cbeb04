package legalhub.simulator.terminals;

import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import legalhub.simulator.client.ClientSettings;
import legalhub.simulator.client.Futures;
import legalhub.simulator.client.HubAccess;
import legalhub.simulator.client.HubClient;
import legalhub.simulator.client.Timing;
import legalhub.simulator.client.Town;
import legalhub.simulator.client.View;
import legalhub.simulator.consultations.Consultations;
import legalhub.simulator.consultations.ConsultationsOptions;
import legalhub.simulator.ledger.Violation;
import legalhub.simulator.measure.Spans;
import legalhub.simulator.people.CannotBegin;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.DeviceNetwork;
import legalhub.wire.v1.FleetTopic;
import legalhub.wire.v1.TellHealth;
import legalhub.wire.v1.Topic;

/** A run, from the first device's key to the last alert. */
public final class Terminals implements AutoCloseable {
  static final Duration SOON = Duration.ofSeconds(30);

  private static final int ENROLMENTS_AT_A_TIME = 8;
  private static final int LOG_INS_AT_A_TIME = 16;
  private static final int TOLD = 5;
  private static final int USED_EVERY = 10;
  private static final String DEVICE = "device/";

  private final TerminalsOptions options;
  private final Consumer<String> progress;
  private final Ticker ticker = Ticker.systemTicker();
  private final Vitals vitals = new Vitals(ticker);
  private final Alerts alerts = new Alerts();
  private final Spans connects = new Spans();
  private final HubAccess hub;
  private final Timing timing;
  private final Uses uses;
  private final Consultations beside;
  private final List<Enrolment.Enrolled> enrolled = new CopyOnWriteArrayList<>();
  private final Set<String> ours = ConcurrentHashMap.newKeySet();
  private final List<HubClient> connected = new CopyOnWriteArrayList<>();
  private final List<String> failures = new CopyOnWriteArrayList<>();

  /**
   * @param progress gets a line now and then
   */
  public Terminals(TerminalsOptions options, Consumer<String> progress) {
    this(options, ClientSettings.defaults(), progress);
  }

  Terminals(TerminalsOptions options, ClientSettings settings, Consumer<String> progress) {
    this.options = options;
    this.progress = progress;
    this.hub = new HubAccess(options.hubs(), settings, vitals);
    this.timing = new Timing(hub.loops());
    this.uses = new Uses(timing);
    var crowd = options.beside();
    this.beside =
        new Consultations(
            ConsultationsOptions.of(
                options.hubs(), crowd.residents(), crowd.lawyers(), options.span()),
            progress);
  }

  /** Fails with {@code CannotBegin} or {@code Unreachable} where no run can be had. */
  public CompletableFuture<TerminalsReport> run() {
    var administrator = options.administrator();
    return hub.town()
        .thenCompose(
            town ->
                hub.staff(administrator.name(), administrator.password())
                    .thenCompose(there -> devicesCome(there, town)))
        .thenCompose(there -> somePass())
        .thenApply(over -> report());
  }

  private CompletableFuture<Void> devicesCome(HubClient administrator, Town town) {
    progress.accept(options.count() + " devices are enrolled");
    var enrolment = new Enrolment(hub, administrator, town);
    var numbers = IntStream.range(0, options.count()).boxed().toList();
    return each(numbers, ENROLMENTS_AT_A_TIME, number -> enrol(enrolment, number))
        .thenCompose(
            all -> {
              wanted(enrolled.size(), "were enrolled");
              lookAt(administrator);
              progress.accept("they log in and connect");
              return each(enrolled, LOG_INS_AT_A_TIME, this::connect);
            })
        .thenCompose(
            all -> {
              wanted(connected.size(), "connected");
              return timing.until(this::isBoardComplete, SOON);
            })
        .thenAccept(all -> wanted(alerts.count(Standing::isWell), "are there on the board"));
  }

  private CompletableFuture<?> enrol(Enrolment enrolment, int number) {
    return enrolment
        .enrol(number)
        .thenAccept(
            one -> {
              ours.add(one.terminalId());
              enrolled.add(one);
            });
  }

  private <T> CompletableFuture<Void> each(
      List<T> some, int atATime, Function<T, CompletableFuture<?>> what) {
    return Timing.each(
        some,
        atATime,
        one ->
            what.apply(one)
                .whenComplete(
                    (done, failure) -> {
                      if (failure != null) {
                        failures.add(Futures.cause(failure).getMessage());
                      }
                    }));
  }

  private void wanted(int there, String what) {
    if (there < options.count()) {
      var why = failures.isEmpty() ? "no reason was given" : failures.get(0);
      throw new CannotBegin("%d of %d devices %s; %s".formatted(there, options.count(), what, why));
    }
  }

  private void lookAt(HubClient administrator) {
    administrator
        .watch(Topic.newBuilder().setFleet(FleetTopic.getDefaultInstance()))
        .onChange(this::follow);
  }

  /** Other devices may be there; they are nobody's concern here. */
  private void follow(View board) {
    if (!board.isLive()) {
      return;
    }
    long now = ticker.nanoTime();
    for (var part : board.parts(DEVICE)) {
      var terminal = part.getKey().substring(DEVICE.length());
      if (ours.contains(terminal)) {
        alerts.shown(terminal, Standing.of(part.getTerminal()), now);
      }
    }
  }

  private boolean isBoardComplete() {
    return alerts.count(standing -> standing.there() && standing.isWell()) == options.count();
  }

  private CompletableFuture<?> connect(Enrolment.Enrolled one) {
    long began = ticker.nanoTime();
    return hub.persistently(SOON, () -> hub.terminal(one.terminalId(), one.device()))
        .thenCompose(
            client -> {
              connects.add(ticker.nanoTime() - began);
              connected.add(client);
              return client.send(Command.newBuilder().setTellHealth(health()));
            });
  }

  private static TellHealth.Builder health() {
    return TellHealth.newBuilder().setNetwork(DeviceNetwork.NETWORK_GOOD).setPage("simulator");
  }

  /** The measured time: all beat, people consult, some die. */
  private CompletableFuture<Void> somePass() {
    progress.accept("they beat for " + options.span().toSeconds() + " s");
    vitals.begin();
    var consulted = beside.run();
    var used = peopleSitDown();
    var deaths =
        IntStream.range(0, options.dying())
            .mapToObj(number -> timing.after(diesAfter(number)).thenCompose(now -> die(number)))
            .toArray(CompletableFuture[]::new);
    return timing
        .after(options.span())
        .thenRun(vitals::end)
        .thenCompose(over -> CompletableFuture.allOf(deaths))
        .thenCompose(dead -> used)
        .thenCompose(dead -> timing.until(() -> vitals.unanswered() == 0, Vitals.IN_TIME))
        // Longer than is promised, so that a late alert is told from none.
        .thenCompose(all -> timing.until(() -> alerts.missing() == 0, Alerts.WITHIN.plus(SOON)))
        .thenCombine(consulted, (seen, over) -> null);
  }

  /** Every tenth of the devices that live is used once, all through the first half. */
  private CompletableFuture<Void> peopleSitDown() {
    var half = options.span().dividedBy(2);
    var some =
        IntStream.range(0, connected.size())
            .filter(number -> number % USED_EVERY == 1 && lives(number))
            .mapToObj(
                number ->
                    uses.use(
                        connected.get(number),
                        half.multipliedBy(number).dividedBy(connected.size()),
                        half.dividedBy(2)))
            .toArray(CompletableFuture[]::new);
    return CompletableFuture.allOf(some);
  }

  private boolean lives(int number) {
    return IntStream.range(0, options.dying()).noneMatch(dying -> dyingAt(dying) == number);
  }

  private int dyingAt(int number) {
    return (int) ((long) number * connected.size() / options.dying());
  }

  /** One after the other within the middle fifth, at any moment between two beats. */
  private Duration diesAfter(int number) {
    var fifth = options.span().dividedBy(5);
    return fifth.multipliedBy(2).plus(fifth.multipliedBy(number).dividedBy(options.dying()));
  }

  private CompletableFuture<Void> die(int number) {
    var device = connected.get(dyingAt(number));
    boolean killed = number % 2 == 0;
    var how = killed ? Alerts.Death.KILLED : Alerts.Death.DARK;
    alerts.dies(device.personId(), how, ticker.nanoTime());
    return killed ? device.kill() : device.powerOff();
  }

  private TerminalsReport report() {
    vitals.close();
    var people = beside.report(List.of());
    people.violations().stream().limit(TOLD).map(Violation::toString).forEach(progress);
    return new TerminalsReport(
        options.count(),
        enrolled.size(),
        vitals.loggedIn(),
        connects.percentiles(),
        vitals.beats(),
        vitals.roundTripMillis(),
        vitals.missed(),
        alerts.falseOnes(),
        alerts.millis(),
        new TerminalsReport.Dead(
            alerts.died(),
            alerts.missing(),
            alerts.late(),
            alerts.millis(Alerts.Death.KILLED),
            alerts.millis(Alerts.Death.DARK)),
        new TerminalsReport.Unexpected(
            vitals.linesLost(),
            vitals.turnedAway(),
            alerts.count(Standing::cloned),
            vitals.rejoined()),
        uses.report(),
        TerminalsReport.Beside.of(people));
  }

  /** Everybody closes the page; then the ways are closed. */
  @Override
  public void close() {
    vitals.close();
    var gone = connected.stream().map(HubClient::stop).toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(gone)
        .completeOnTimeout(null, SOON.toSeconds(), TimeUnit.SECONDS)
        .handle((left, failure) -> null)
        .join();
    beside.close();
    hub.close();
  }
}
