package legalhub.persistence.testing;

import static legalhub.persistence.testing.Waits.within;

import com.datastax.oss.driver.api.core.CqlSession;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import legalhub.persistence.embedded.EmbeddedCassandra;
import legalhub.persistence.embedded.EmbeddedSettings;
import org.apache.pekko.stream.connectors.cassandra.DriverConfigLoaderFromConfig;

/**
 * The one Cassandra of this test JVM. It starts at the first use, goes with the JVM, and a test
 * fails where it can't be had. Tests keep apart by keyspaces of their own.
 */
public final class SharedCassandra {

  private static final AtomicInteger KEYSPACES = new AtomicInteger();

  private SharedCassandra() {}

  /** Started when first asked for. */
  private static final class Running {
    private static final Path FOLDER =
        Path.of("target", "test-cassandra", UUID.randomUUID().toString()).toAbsolutePath();
    private static final EmbeddedCassandra CASSANDRA = start();

    private static EmbeddedCassandra start() {
      var config =
          ConfigFactory.parseString(
                  """
                  legalhub.store.embedded {
                    folder = "%s"
                    start-timeout = 240 s
                    # Tables needn't outlive a crash here; made without a flush they take half the time.
                    options = ["-Dcassandra.unsafesystem=true", "-XX:TieredStopAtLevel=1"]
                  }
                  """
                      .formatted(FOLDER))
              .withFallback(delivered());
      return within(EmbeddedCassandra.start(EmbeddedSettings.from(config.resolve())));
    }
  }

  /** The settings as delivered. */
  public static Config delivered() {
    return ConfigFactory.defaultOverrides()
        .withFallback(ConfigFactory.parseResources("persistence.conf"))
        .withFallback(ConfigFactory.defaultReferenceUnresolved());
  }

  /** The settings as delivered, with this Cassandra as the cluster and a keyspace of its own. */
  public static Config config() {
    var keyspace = "test_" + KEYSPACES.incrementAndGet();
    var folder = Path.of("target", "test-store", UUID.randomUUID().toString()).toAbsolutePath();
    return ConfigFactory.parseString(
            """
            legalhub.store {
              folder = "%s"
              keyspace = %s
              embedded.enabled = off
              schema.apply = on
              cassandra.contact-points = "127.0.0.1:%d"
            }
            """
                .formatted(folder, keyspace, Running.CASSANDRA.address().getPort()))
        .withFallback(delivered())
        .resolve();
  }

  /** A session of the test's own, with the driver as delivered. */
  public static CqlSession session() {
    var config = Running.CASSANDRA.overlay().withFallback(delivered()).resolve();
    return CqlSession.builder()
        .withConfigLoader(
            DriverConfigLoaderFromConfig.fromConfig(config.getConfig("datastax-java-driver")))
        .build();
  }

  /** Its folder, for tests that look for bytes on disk. */
  public static Path folder() {
    Running.CASSANDRA.pid();
    return Running.FOLDER;
  }

  /** Its process, for tests that halt it. */
  public static long pid() {
    return Running.CASSANDRA.pid();
  }
}
