package legalhub.simulator.storm;

import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import legalhub.simulator.client.ClientSettings;
import legalhub.simulator.client.Timing;

/** A reconnect storm, from the first log-in to the last look at the queue. */
public final class Storm implements AutoCloseable {
  /** Nobody comes or goes for this long before the lines break. */
  private static final Duration QUIET = Duration.ofSeconds(5);

  private static final Duration QUIET_WITHIN = Duration.ofSeconds(60);

  /** Long enough for the call's figures to compare with. */
  private static final Duration CALM = Duration.ofSeconds(15);

  /** For leaving the queue as it was found. */
  private static final Duration TIDY_WITHIN = Duration.ofSeconds(60);

  private final StormOptions options;
  private final Consumer<String> progress;
  private final Ticker ticker = Ticker.systemTicker();
  private final long startNanos = ticker.nanoTime();
  private final CallWatch callWatch = new CallWatch(ticker);
  private final LiveCall call;
  private final Crowd crowd;
  private final Timing timing;

  private int connected;
  private long connectNanos;
  private long readyNanos;
  private long cutNanos;
  private long overNanos;
  private List<String> before = List.of();
  private List<String> after = List.of();

  /**
   * @param progress gets a line now and then
   */
  public Storm(StormOptions options, Consumer<String> progress) {
    this.options = options;
    this.progress = progress;
    this.call = new LiveCall(options.hubs(), options.lawyer(), callWatch);
    this.crowd = new Crowd(options.hubs(), options.clients(), ClientSettings.defaults());
    this.timing = crowd.timing();
  }

  /** Fails with {@code CannotBegin} or {@code Unreachable} where no storm can be had. */
  public CompletableFuture<StormReport> run() {
    progress.accept("a resident and a lawyer meet");
    return call.begin()
        .thenCompose(talking -> gather())
        .thenCompose(tickets -> breakLines().thenCompose(back -> look(tickets)))
        .thenApply(looked -> report());
  }

  private CompletableFuture<Tickets> gather() {
    progress.accept(options.clients() + " residents come");
    long from = ticker.nanoTime();
    var tickets = new Tickets(call.board());
    return crowd
        .come()
        .thenCompose(
            came -> {
              connectNanos = ticker.nanoTime() - from;
              var people = crowd.people();
              progress.accept(people.size() + " are there; some ask for a lawyer");
              return tickets.ask(people.subList(0, Math.min(options.tickets(), people.size())));
            })
        .thenCompose(
            asked -> {
              call.speak();
              readyNanos = ticker.nanoTime();
              return timing.after(CALM);
            })
        .thenCompose(calm -> timing.until(() -> crowd.isThereAndQuiet(QUIET), QUIET_WITHIN))
        .thenApply(
            quiet -> {
              connected = crowd.muster().open();
              before = tickets.waiting();
              return tickets;
            });
  }

  private CompletableFuture<Boolean> breakLines() {
    progress.accept("every line breaks");
    cutNanos = ticker.nanoTime();
    crowd.cut();
    // A crowd of few is back before the first loss is noted everywhere: they are all awaited.
    return timing
        .until(this::isOver, options.watch())
        .thenApply(
            all -> {
              overNanos = ticker.nanoTime();
              progress.accept(crowd.muster().open() + " are back");
              return all;
            });
  }

  private boolean isOver() {
    return crowd.muster().back().percentiles().count() >= connected && crowd.isThereAndQuiet(QUIET);
  }

  private CompletableFuture<Void> look(Tickets tickets) {
    progress.accept("a last look at the queue");
    return tickets
        .awaitWaiting()
        .thenCompose(
            seen -> {
              after = tickets.waiting();
              return call.silence(timing);
            })
        .thenCompose(silent -> atMost(TIDY_WITHIN, tickets.withdraw()))
        .thenCompose(withdrawn -> atMost(TIDY_WITHIN, call.end()));
  }

  /** A hub that has died in the storm gets its report too. */
  private CompletableFuture<Void> atMost(Duration span, CompletableFuture<Void> what) {
    return CompletableFuture.anyOf(what.exceptionally(failed -> null), timing.after(span))
        .thenApply(either -> null);
  }

  private StormReport report() {
    var muster = crowd.muster();
    return new StormReport(
            options.clients(),
            connected,
            TimeUnit.NANOSECONDS.toMillis(connectNanos),
            TimeUnit.NANOSECONDS.toMillis(cutNanos - startNanos),
            StormReport.Back.of(muster),
            muster.lostAgain(),
            muster.turnedAway(),
            muster.refusals(),
            StormReport.Places.of(before, after),
            StormReport.TheCall.of(
                callWatch,
                callWatch.between(readyNanos, cutNanos),
                callWatch.between(cutNanos, overNanos)),
            List.of())
        .judged();
  }

  @Override
  public void close() {
    call.close();
    crowd.close();
  }
}
