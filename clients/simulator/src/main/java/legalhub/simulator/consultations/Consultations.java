package legalhub.simulator.consultations;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import legalhub.simulator.client.ClientSettings;
import legalhub.simulator.client.Futures;
import legalhub.simulator.client.HubAccess;
import legalhub.simulator.client.HubProblem;
import legalhub.simulator.ledger.Fact;
import legalhub.simulator.measure.Window;
import legalhub.simulator.people.CannotBegin;
import legalhub.simulator.people.Lawyer;
import legalhub.simulator.people.Resident;

/** A day of consultations, from the first lawyer's log-in to the last look. */
public final class Consultations implements AutoCloseable {
  private static final Duration LOG_IN_WITHIN = Duration.ofSeconds(60);
  private static final int LAWYER_SEED = 1_000_000;

  private final ConsultationsOptions options;
  private final Consumer<String> progress;
  private final Books books = new Books();
  private final HubAccess hub;
  private final ConcurrentLinkedQueue<ResidentLife> residents = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<LawyerLife> lawyers = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<CompletableFuture<Void>> lives =
      new ConcurrentLinkedQueue<>();

  /**
   * @param progress gets a line now and then
   */
  public Consultations(ConsultationsOptions options, Consumer<String> progress) {
    this.options = options;
    this.progress = progress;
    this.hub = new HubAccess(options.hubs(), ClientSettings.defaults(), books);
  }

  /**
   * Runs the whole day; then {@link #report} tells of it. A hub that isn't there at the beginning
   * fails it with {@code Unreachable}; later it may come and go.
   */
  public CompletableFuture<Void> run() {
    return hub.town()
        .thenCompose(
            town -> {
              var day = new Day(options, hub, town, books);
              return openDesks(day)
                  .thenCompose(open -> comeAndGo(day))
                  .thenCompose(over -> bringToAnEnd(day))
                  .thenCompose(ended -> look());
            });
  }

  /** When this run began, in milliseconds since 1970. */
  public long startMillis() {
    return books.startMillis;
  }

  /**
   * @param windows of which figures of their own are wanted
   */
  public Report report(List<Window> windows) {
    return Report.of(books, options.staff().capacity(), windows);
  }

  private CompletableFuture<Void> openDesks(Day day) {
    var crowd = options.crowd();
    progress.accept(crowd.lawyers() + " lawyers come on duty");
    return all(IntStream.range(0, crowd.lawyers()).mapToObj(i -> openDesk(day, i)));
  }

  private CompletableFuture<Void> openDesk(Day day, int index) {
    var name = options.staff().name(index);
    var pace = new Pace(options.crowd().seed(), LAWYER_SEED + index);
    return hub.persistently(
            LOG_IN_WITHIN, () -> Lawyer.logIn(hub, name, options.staff().password()))
        .thenCompose(
            lawyer -> {
              var life = new LawyerLife(day, lawyer, pace);
              lawyers.add(life);
              return life.begin();
            })
        .exceptionallyCompose(failure -> Futures.failed(cannotBegin(name, Futures.cause(failure))));
  }

  /** A lawyer who can't come on duty: the run makes no sense without. */
  private static CannotBegin cannotBegin(String lawyer, Throwable cause) {
    var why =
        cause instanceof HubProblem problem && problem.status() == 401
            ? "wrong name or password (see --lawyer-names and --lawyer-password)"
            : cause.getMessage();
    return new CannotBegin("lawyer " + lawyer + " can't come on duty: " + why, cause);
  }

  private CompletableFuture<Void> comeAndGo(Day day) {
    var crowd = options.crowd();
    progress.accept(crowd.residents() + " residents come");
    long rampMillis = options.tempo().ramp().toMillis();
    for (int i = 0; i < crowd.residents(); i++) {
      int index = i;
      var comes =
          after(Duration.ofMillis(rampMillis * i / Math.max(1, crowd.residents())))
              .thenCompose(now -> arrive(day, index));
      lives.add(comes);
    }
    return after(crowd.length());
  }

  private CompletableFuture<Void> arrive(Day day, int index) {
    var pace = new Pace(options.crowd().seed(), index);
    return hub.persistently(LOG_IN_WITHIN, () -> Resident.anonymous(hub))
        .thenCompose(
            person -> {
              var life = new ResidentLife(day, person, pace);
              residents.add(life);
              return life.live();
            });
  }

  private CompletableFuture<Void> bringToAnEnd(Day day) {
    progress.accept("the day is over; everybody comes to an end");
    day.end();
    residents.forEach(ResidentLife::goHome);
    var drain = options.crowd().drain();
    return within(drain, all(lives.stream()))
        .thenCompose(
            settled -> {
              noteUnsettledResidents();
              var gone = all(lawyers.stream().map(LawyerLife::goHome));
              return within(drain.dividedBy(2), gone);
            })
        .thenRun(this::noteUnsettledLawyers);
  }

  private void noteUnsettledResidents() {
    residents.stream()
        .filter(life -> !life.isAtHome())
        .forEach(
            life ->
                books.ledger.note(
                    new Fact.Unsettled(
                        "resident " + life.person().client().personId(), life.whereabouts())));
    long strangers = lives.stream().filter(CompletableFuture::isCompletedExceptionally).count();
    for (long i = 0; i < strangers; i++) {
      books.ledger.note(new Fact.Unsettled("a resident", "couldn't log in"));
    }
  }

  private void noteUnsettledLawyers() {
    lawyers.stream()
        .filter(life -> !life.isAtHome())
        .forEach(
            life ->
                books.ledger.note(
                    new Fact.Unsettled(
                        "lawyer " + life.person().client().personId(), life.whereabouts())));
  }

  private CompletableFuture<Void> look() {
    progress.accept("a last look at what is there");
    var look = new LastLook(books);
    var ofLawyers =
        lawyers.stream()
            .map(
                life ->
                    look.at(life.person()::call, life.consultations())
                        .thenCompose(
                            seen -> look.listed(hub, life.person().client(), life.completed())));
    var ofResidents =
        residents.stream().map(life -> look.at(life.person()::call, life.ratedConsultations()));
    var ours = books.tally.ids(Tally.Once.ASKED);
    var ofBoards =
        lawyers.stream()
            .limit(1)
            .flatMap(life -> life.board().stream())
            .map(board -> look.board(board, ours));
    return all(Stream.concat(ofBoards, Stream.concat(ofLawyers, ofResidents)))
        .thenCompose(seen -> leave());
  }

  private CompletableFuture<Void> leave() {
    return all(
        Stream.concat(
            lawyers.stream().map(life -> life.person().leave()),
            residents.stream().map(life -> life.person().leave())));
  }

  /** Ends when all have ended, however. */
  private static CompletableFuture<Void> all(Stream<CompletableFuture<Void>> some) {
    List<CompletableFuture<Void>> list = some.toList();
    return CompletableFuture.allOf(list.toArray(CompletableFuture[]::new));
  }

  private CompletableFuture<Void> within(Duration span, CompletableFuture<Void> what) {
    return CompletableFuture.anyOf(what.exceptionally(failed -> null), after(span))
        .thenApply(either -> null);
  }

  private CompletableFuture<Void> after(Duration span) {
    var done = new CompletableFuture<Void>();
    var unused =
        hub.loops()
            .next()
            .schedule(() -> done.complete(null), span.toMillis(), TimeUnit.MILLISECONDS);
    return done;
  }

  /** All that was noted, for who looks into a broken promise. */
  public List<Fact> facts() {
    return books.ledger.facts();
  }

  @Override
  public void close() {
    hub.close();
  }
}
