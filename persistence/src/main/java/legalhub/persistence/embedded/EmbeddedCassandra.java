package legalhub.persistence.embedded;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import legalhub.persistence.embedded.EmbeddedSettings.Ports;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database as part of the hub: starts Cassandra as a child process, starts it anew when it
 * dies, and takes it along when the hub ends, however it ends.
 *
 * <p>Its fields are touched on its own thread only, {@link #pid} apart.
 */
public final class EmbeddedCassandra {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedCassandra.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final EmbeddedSettings settings;
  private final CassandraFolder folder;
  private final Ports ports;
  private final ScheduledExecutorService own;
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();
  private volatile CassandraChild child;
  private Duration pause = FIRST_PAUSE;
  private boolean stopping;

  private EmbeddedCassandra(EmbeddedSettings settings, ScheduledExecutorService own) {
    this.settings = settings;
    this.own = own;
    this.folder = CassandraFolder.open(settings.folder());
    this.ports = FreePorts.settle(settings.ports());
  }

  /**
   * Starts Cassandra.
   *
   * @param settings where and how
   * @return the running database once it answers CQL, or {@link CassandraUnavailable} with the
   *     sentence to show
   */
  public static CompletionStage<EmbeddedCassandra> start(EmbeddedSettings settings) {
    var own = Executors.newSingleThreadScheduledExecutor(EmbeddedCassandra::thread);
    return CompletableFuture.supplyAsync(() -> new EmbeddedCassandra(settings, own), own)
        .thenCompose(cassandra -> cassandra.launch().thenApply(ready -> cassandra))
        .whenComplete(
            (running, failure) -> {
              if (failure != null) {
                own.shutdown();
              }
            });
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "embedded-cassandra");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * @return where it answers CQL; the same for as long as this object lives
   */
  public InetSocketAddress address() {
    return new InetSocketAddress(ports.host(), ports.cql());
  }

  /**
   * @return the driver's contact point and data centre, to lay over the hub's configuration
   */
  public Config overlay() {
    var contactPoint = ports.host() + ":" + ports.cql();
    return ConfigFactory.empty()
        .withValue(
            "datastax-java-driver.basic.contact-points",
            ConfigValueFactory.fromIterable(List.of(contactPoint)))
        .withValue(
            "datastax-java-driver.basic.load-balancing-policy.local-datacenter",
            ConfigValueFactory.fromAnyRef("datacenter1"));
  }

  /**
   * @return the process id of the present child, for those who measure or kill it
   */
  public long pid() {
    return child.pid();
  }

  /**
   * Stops Cassandra cleanly, and for good.
   *
   * @return completes when the process is gone
   */
  public CompletionStage<Void> stop() {
    own.execute(
        () -> {
          if (!stopping) {
            stopping = true;
            var unused = child.stop(settings.patience().stop(), own).thenRunAsync(this::gone, own);
          }
        });
    return stopped;
  }

  private void gone() {
    LOG.info("Cassandra has stopped.");
    stopped.complete(null);
    own.shutdown();
  }

  /** One run: spawned, answering, watched. */
  private CompletionStage<Void> launch() {
    return CompletableFuture.runAsync(this::spawn, own)
        .thenCompose(spawned -> child.ready(address(), settings.patience().start(), own))
        .thenRunAsync(this::watch, own);
  }

  /** The settings are written each time: a hub that tried this folder in vain has left its own. */
  private void spawn() {
    folder.configure(ports);
    child = CassandraChild.spawn(folder, settings.jvm());
  }

  private void watch() {
    LOG.info("Cassandra answers on {} (process {}).", address(), child.pid());
    pause = FIRST_PAUSE;
    var unused = child.exited().thenAcceptAsync(this::exited, own);
  }

  private void exited(int code) {
    if (!stopping) {
      LOG.warn("Cassandra ended with code {}; next start in {} ms.", code, pause.toMillis());
      restartLater();
    }
  }

  private void restartLater() {
    var unused = own.schedule(this::restart, pause.toMillis(), TimeUnit.MILLISECONDS);
    var doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }

  private void restart() {
    if (stopping) {
      return;
    }
    var unused =
        launch()
            .whenCompleteAsync(
                (ready, failure) -> {
                  if (failure != null && !stopping) {
                    LOG.error("Cassandra can't be restarted yet: {}", failure.getMessage());
                    restartLater();
                  }
                },
                own);
  }
}
