package legalhub.persistence;

import static legalhub.persistence.testing.Waits.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import legalhub.persistence.embedded.GuardedCassandra;
import legalhub.persistence.testing.SharedCassandra;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real cluster's guards: log-in, TLS both ways, and what a hub says where they keep it out. */
class ClusterLogInTest {
  @TempDir static Path folder;
  private static GuardedCassandra cassandra;

  @BeforeAll
  static void start() throws Exception {
    cassandra = GuardedCassandra.start(folder);
    GuardedCassandra.pair(folder, "stranger");
    GuardedCassandra.trust(folder, "misled", "stranger");
    within(open(guarded("")).thenCompose(Store::close));
  }

  @AfterAll
  static void stop() {
    cassandra.close();
  }

  /** The start above waited until it answered; the tables are there since. */
  @Test
  void logInAndTlsLetTheHubInAndItsTablesAreMade() {
    var store = within(open(guarded("")));
    var tables =
        store
            .session()
            .execute("SELECT table_name FROM system_schema.tables WHERE keyspace_name = 'legalhub'")
            .all();
    assertThat(tables).hasSizeGreaterThan(10);
    within(store.close());
  }

  @Test
  void aWrongPasswordIsToldAtOnceAndNotRepeated() {
    assertThatThrownBy(() -> within(open(guarded("password = not-this-one"))))
        .hasRootCauseInstanceOf(AuthenticationException.class)
        .cause()
        .isInstanceOf(StoreUnreachable.class)
        .hasMessageStartingWith("The database refuses the user \"cassandra\"")
        .hasMessageNotContaining("not-this-one");
  }

  @Test
  void aNodeThatTheTrustStoreDoesntKnowIsNotSpokenTo() {
    var misled = "truststore = \"%s\"".formatted(folder.resolve("misled-trusts.p12"));
    assertThatThrownBy(() -> within(open(guarded(misled))))
        .cause()
        .isInstanceOf(StoreUnreachable.class)
        .hasMessageStartingWith("TLS to the database at 127.0.0.1:" + cassandra.port() + " fails");
  }

  @Test
  void aHubWithoutACertificateOfItsOwnIsKeptOut() {
    assertThatThrownBy(() -> within(open(guarded("keystore = \"\", start-timeout = 2 s"))))
        .cause()
        .isInstanceOf(StoreUnreachable.class)
        .hasMessageContaining("127.0.0.1:" + cassandra.port());
  }

  @Test
  void aDataCentreThatIsntThereIsNamedWithThoseThatAre() {
    assertThatThrownBy(() -> within(open(guarded("local-datacenter = south"))))
        .cause()
        .isInstanceOf(WrongStoreSettings.class)
        .hasMessage(
            "legalhub.store.cassandra.local-datacenter is \"south\"; the database has datacenter1.");
  }

  @Test
  void patienceWithAClusterThatIsntThereEnds() throws IOException {
    int free;
    try (var probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      free = probe.getLocalPort();
    }
    var nobody = "contact-points = \"127.0.0.1:%d\", start-timeout = 1 s".formatted(free);
    assertThatThrownBy(() -> within(open(guarded(nobody))))
        .cause()
        .isInstanceOf(StoreUnreachable.class)
        .hasMessageStartingWith(
            "No node of the database at 127.0.0.1:%d has answered for 1 s".formatted(free));
  }

  private static CompletionStage<Store> open(Config config) {
    return Store.open(config);
  }

  private static Config guarded(String instead) {
    var delivered =
        """
        contact-points = "127.0.0.1:%d", start-timeout = 240 s
        username = cassandra, password = cassandra
        truststore = "%s", truststore-password = %s
        keystore = "%s", keystore-password = %s
        """
            .formatted(
                cassandra.port(),
                folder.resolve("client-trusts.p12"),
                GuardedCassandra.PASSWORD,
                folder.resolve("client.p12"),
                GuardedCassandra.PASSWORD);
    return ConfigFactory.parseString("legalhub.store.cassandra {" + instead + "\n}")
        .withFallback(ConfigFactory.parseString("legalhub.store.cassandra {" + delivered + "\n}"))
        .withFallback(
            ConfigFactory.parseString(
                "legalhub.store { embedded.enabled = off, schema.apply = on }"))
        .withFallback(SharedCassandra.delivered())
        .resolve();
  }
}
