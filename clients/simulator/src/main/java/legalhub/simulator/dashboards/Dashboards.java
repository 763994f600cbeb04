package legalhub.simulator.dashboards;

import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import legalhub.simulator.client.ClientSettings;
import legalhub.simulator.client.HubAccess;
import legalhub.simulator.client.Timing;
import legalhub.simulator.client.Town;
import legalhub.simulator.people.Ask;
import legalhub.simulator.people.CannotBegin;
import legalhub.simulator.people.Resident;
import legalhub.wire.v1.Bar;
import legalhub.wire.v1.FiguresPart;

/** A run, from the first log-in to the last figure. */
public final class Dashboards implements AutoCloseable {
  static final Duration SOON = Duration.ofSeconds(30);

  /** For all screens to show the last thing that happened: the projection alone takes less. */
  private static final Duration UP_TO_DATE_WITHIN = Duration.ofSeconds(10);

  private static final int LOG_INS_AT_A_TIME = 8;

  private final DashboardOptions options;
  private final Consumer<String> progress;
  private final Ticker ticker = Ticker.systemTicker();
  private final Screens screens = new Screens(ticker);
  private final HubAccess hub;
  private final Timing timing;
  private final HubCpu cpu;
  private final List<Resident> residents = new CopyOnWriteArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger happened = new AtomicInteger();
  private long endNanos;
  private long cpuMicros;
  private long pushes;

  /**
   * @param progress gets a line now and then
   */
  public Dashboards(DashboardOptions options, Consumer<String> progress) {
    this.options = options;
    this.progress = progress;
    this.hub = new HubAccess(options.hubs(), ClientSettings.defaults(), screens);
    this.timing = new Timing(hub.loops());
    this.cpu = HubCpu.of(options.pids());
  }

  /** Fails with {@code CannotBegin} or {@code Unreachable} where no run can be had. */
  public CompletableFuture<DashboardReport> run() {
    progress.accept(options.residents() + " residents come");
    return hub.town().thenCompose(town -> residentsCome().thenCompose(came -> screens(town)));
  }

  private CompletableFuture<Void> residentsCome() {
    var everybody = IntStream.range(0, options.residents()).boxed().toList();
    return Timing.each(
        everybody, LOG_INS_AT_A_TIME, number -> Resident.anonymous(hub).thenAccept(residents::add));
  }

  private CompletableFuture<DashboardReport> screens(Town town) {
    progress.accept(options.watchers() + " screens are opened");
    screens.lookAt(village(town));
    var officer = options.officer();
    return hub.pages(officer.name(), officer.password(), options.watchers())
        .thenCompose(clients -> screens.open(clients, town.pools().get(0).id()))
        .thenCompose(open -> somethingHappens(town))
        .thenCompose(
            over ->
                timing.until(
                    () -> screens.upToDate(asked.get()) == screens.count(), UP_TO_DATE_WITHIN))
        .thenApply(upToDate -> report());
  }

  /** Whose askings are this run's: scripted people beside it come from nowhere. */
  private static String village(Town town) {
    return town.villages().get(town.villages().size() - 1).id();
  }

  /** Residents ask and go again, one after the other. */
  private CompletableFuture<Void> somethingHappens(Town town) {
    if (screens.count() < options.watchers() || residents.size() < options.residents()) {
      throw new CannotBegin(
          "%d of %d screens and %d of %d residents came"
              .formatted(
                  screens.count(), options.watchers(), residents.size(), options.residents()));
    }
    progress.accept("residents ask and go again");
    asked.set(screens.asked(screens.today()));
    screens.beginAnew();
    cpuMicros = cpu.micros();
    endNanos = ticker.nanoTime() + options.span().toNanos();
    return next(town, 0)
        .thenAccept(
            over -> {
              pushes = screens.pushes();
              cpuMicros = cpu.micros() - cpuMicros;
            });
  }

  private CompletableFuture<Void> next(Town town, int number) {
    if (ticker.nanoTime() - endNanos >= 0 || residents.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    var resident = residents.get(number % residents.size());
    return resident
        .ask(
            Ask.about(town.categories().get(number % town.categories().size())).from(village(town)))
        .thenCompose(
            ticket -> {
              happened.incrementAndGet();
              screens.asked(asked.incrementAndGet());
              return timing.after(options.every()).thenCompose(later -> resident.withdraw(ticket));
            })
        .thenCompose(
            gone -> {
              happened.incrementAndGet();
              return timing.after(options.every());
            })
        .thenCompose(later -> next(town, number + 1));
  }

  private DashboardReport report() {
    long all = (long) happened.get() * screens.count();
    return new DashboardReport(
        screens.count(),
        happened.get(),
        pushes,
        Math.max(0, all - pushes),
        screens.lags().percentiles(),
        pushes == 0 ? 0 : screens.bytes() / screens.pushes(),
        cpu.isKnown() && pushes > 0 ? (double) cpuMicros / pushes : null,
        screens.upToDate(asked.get()),
        figures(screens.today()));
  }

  private static Map<String, Integer> figures(FiguresPart today) {
    var figures = new TreeMap<String, Integer>();
    figures.put("asked", today.getAsked());
    figures.put("answered", today.getAnswered());
    figures.put("abandoned", today.getAbandoned());
    figures.put("unserved", today.getUnserved());
    figures.put("promised", today.getPromised());
    figures.put("kept", today.getKept());
    figures.put("waiting", today.getWaiting());
    figures.put("talking", today.getTalking());
    figures.put("talked", today.getTalked());
    figures.put("rated", today.getRated());
    figures.put("unwritten", today.getUnwritten());
    figures.put("reports", total(today.getByReportList()));
    figures.put(
        "reportsAccepted",
        total(
            today.getByReportList().stream()
                .filter(bar -> bar.getKey().equals("ACCEPTED"))
                .toList()));
    figures.put("checkIns", total(today.getByCheckInList()));
    figures.put("leaves", total(today.getByLeaveList()));
    figures.put("exceptions", total(today.getByExceptionList()));
    figures.put("unresolved", today.getUnresolved());
    figures.put("attendances", total(today.getByAttendanceList()));
    figures.put("terminalUses", total(today.getByTerminalUseList()));
    figures.put("incidents", total(today.getByIncidentList()));
    figures.put("outOfOrder", today.getOutOfOrder());
    return figures;
  }

  private static int total(List<Bar> bars) {
    return bars.stream().mapToInt(Bar::getCount).sum();
  }

  /** Everybody closes the page; then the way is closed. */
  @Override
  public void close() {
    var gone = new ArrayList<CompletableFuture<?>>();
    residents.forEach(resident -> gone.add(resident.leave()));
    CompletableFuture<Void> all = CompletableFuture.allOf(gone.toArray(CompletableFuture[]::new));
    all.completeOnTimeout(null, SOON.toSeconds(), TimeUnit.SECONDS)
        .handle((left, failure) -> null)
        .join();
    hub.close();
  }
}
