package legalhub.persistence.health;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.typesafe.config.Config;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one row of a replicated table every so often, over the session and at the consistency that
 * the journal uses. One probe is under way at a time; one that fails or is late means an outage.
 */
public final class StoreProbe implements StoreHealth, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StoreProbe.class);

  private final CqlSession session;
  private final SimpleStatement question;
  private final ScheduledExecutorService timer;
  private final ProbeListener listener;
  private final AtomicBoolean asking = new AtomicBoolean();
  private final ScheduledFuture<?> rounds;
  private volatile boolean available = true;

  /**
   * Starts probing.
   *
   * @param session the journal's session, or one like it
   * @param settings how often, and how long to wait
   * @param timer runs the rounds
   * @param listener told of each change and of each answer
   */
  public StoreProbe(
      CqlSession session,
      ProbeSettings settings,
      ScheduledExecutorService timer,
      ProbeListener listener) {
    this.session = session;
    this.timer = timer;
    this.listener = listener;
    this.question =
        SimpleStatement.newInstance(
                "SELECT version FROM %s.schema_version WHERE component = 'legalhub' LIMIT 1"
                    .formatted(settings.keyspace()))
            .setIdempotent(true)
            .setTimeout(settings.patience());
    this.rounds =
        timer.scheduleWithFixedDelay(
            this::ask, 0, settings.every().toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public boolean available() {
    return available;
  }

  @Override
  public void suspect() {
    timer.execute(this::ask);
  }

  private void ask() {
    if (asking.compareAndSet(false, true)) {
      long asked = System.nanoTime();
      var unused =
          answer()
              .whenComplete(
                  (row, failure) -> {
                    asking.set(false);
                    if (failure == null) {
                      listener.answered(System.nanoTime() - asked);
                    }
                    learn(failure);
                  });
    }
  }

  private CompletionStage<?> answer() {
    return session.executeAsync(question);
  }

  private synchronized void learn(Throwable failure) {
    var answers = failure == null;
    if (answers != available) {
      available = answers;
      if (answers) {
        LOG.info("The database answers again.");
      } else {
        LOG.warn("The database doesn't answer: {}", failure.toString());
      }
      listener.changed(answers);
    }
  }

  /** Stops probing; the last answer stands. */
  @Override
  public void close() {
    rounds.cancel(false);
  }

  /**
   * {@code legalhub.store.probe} in the configuration.
   *
   * @param keyspace whose table is read
   * @param every the pause between probes
   * @param patience how long an answer may take
   */
  public record ProbeSettings(String keyspace, Duration every, Duration patience) {

    /**
     * Reads {@code legalhub.store.probe}.
     *
     * @param config the hub's whole configuration
     * @return the settings
     */
    public static ProbeSettings from(Config config) {
      var probe = config.getConfig("legalhub.store.probe");
      return new ProbeSettings(
          config.getString("legalhub.store.keyspace"),
          probe.getDuration("interval"),
          probe.getDuration("timeout"));
    }
  }
}
