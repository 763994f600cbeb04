package legalhub.persistence.embedded;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.persistence.embedded.EmbeddedSettings.Patience;
import legalhub.persistence.embedded.EmbeddedSettings.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedCassandraTest {

  @TempDir Path folder;

  @Test
  void aWriteSurvivesKillingCassandraWhichIsStartedAnew() throws Exception {
    var cassandra = within(EmbeddedCassandra.start(Folders.settings(folder)));
    try (var session = session(cassandra.address())) {
      session.execute(
          "CREATE KEYSPACE k WITH replication = {'class':'SimpleStrategy','replication_factor':1}");
      session.execute("CREATE TABLE k.t (id int PRIMARY KEY, word text)");
      session.execute("INSERT INTO k.t (id, word) VALUES (1, 'kept')");
      var killed = ProcessHandle.of(cassandra.pid()).orElseThrow();
      killed.destroyForcibly();
      within(killed.onExit());
    }
    try (var session = session(cassandra.address())) {
      var row = session.execute("SELECT word FROM k.t WHERE id = 1").one();
      assertThat(row.getString("word")).isEqualTo("kept");
    }
    within(cassandra.stop());
    assertThat(ProcessHandle.of(cassandra.pid())).isEmpty();
  }

  @Test
  void theChildGoesWithAKilledHubAndTheNextStartSucceedsAtOnce() throws Exception {
    var pidFile = folder.resolve("pid");
    var data = folder.resolve("data");
    var hub = hubInPlace(data, pidFile);
    var child = ProcessHandle.of(Long.parseLong(awaitText(pidFile, hub))).orElseThrow();
    hub.destroyForcibly();
    within(EmbeddedCassandra.start(Folders.settings(data)).thenCompose(EmbeddedCassandra::stop));
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void aFolderServesOneHubOnly() throws Exception {
    var first = within(EmbeddedCassandra.start(Folders.settings(folder)));
    assertThatThrownBy(() -> within(EmbeddedCassandra.start(Folders.settings(folder))))
        .rootCause()
        .isInstanceOf(CassandraUnavailable.class)
        .hasMessageStartingWith("Another hub uses the database's folder " + folder);
    ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly();
    try (var session = session(first.address())) {
      assertThat(session.execute("SELECT key FROM system.local").one()).isNotNull();
    }
    within(first.stop());
  }

  @Test
  void aPortInUseIsNamed() throws Exception {
    try (var squatter = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      var delivered = Folders.settings(folder);
      var settings =
          new EmbeddedSettings(
              folder,
              new Ports("127.0.0.1", squatter.getLocalPort(), 0),
              delivered.jvm(),
              delivered.patience());
      assertThatThrownBy(() -> within(EmbeddedCassandra.start(settings)))
          .hasRootCauseInstanceOf(java.net.BindException.class)
          .cause()
          .hasMessage(
              "Port %d of 127.0.0.1 can't be opened: set legalhub.store.embedded.cql-port to another, or to 0 for any.",
              squatter.getLocalPort());
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws Exception {
    var file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> within(EmbeddedCassandra.start(Folders.settings(file))))
        .cause()
        .isInstanceOf(CassandraUnavailable.class)
        .hasMessageStartingWith("The database's folder " + file + " can't be written by ");
  }

  @Test
  void aChildThatDoesNotComeUpIsToldWithItsLastLines() {
    var delivered = Folders.settings(folder);
    var settings =
        new EmbeddedSettings(
            folder,
            delivered.ports(),
            new EmbeddedSettings.Jvm(
                delivered.jvm().home(), delivered.jvm().lib(), "1x", List.of()),
            delivered.patience());
    assertThatThrownBy(() -> within(EmbeddedCassandra.start(settings)))
        .cause()
        .isInstanceOf(CassandraUnavailable.class)
        .hasMessageContaining("Cassandra ended with code 1")
        .hasMessageContaining("Invalid maximum heap size: -Xmx1x");
  }

  @Test
  void patienceEndsWithTheLastLinesToo() {
    var delivered = Folders.settings(folder);
    var settings =
        new EmbeddedSettings(
            folder,
            delivered.ports(),
            delivered.jvm(),
            new Patience(Duration.ofSeconds(1), Duration.ofSeconds(1)));
    assertThatThrownBy(() -> within(EmbeddedCassandra.start(settings)))
        .cause()
        .isInstanceOf(CassandraUnavailable.class)
        .hasMessageStartingWith("Cassandra didn't answer within 1 s");
  }

  private static Process hubInPlace(Path data, Path pidFile) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dlegalhub.store.embedded.lib=" + System.getProperty("legalhub.store.embedded.lib"),
            "-cp",
            System.getProperty("java.class.path"),
            HubInPlace.class.getName(),
            data.toString(),
            pidFile.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Waits for the hub's word by the file system's own notice, not by looking again and again. */
  private static String awaitText(Path file, Process writer) throws Exception {
    try (var watch = file.getFileSystem().newWatchService()) {
      file.getParent().register(watch, java.nio.file.StandardWatchEventKinds.ENTRY_CREATE);
      while (!Files.exists(file)) {
        assertThat(writer.isAlive()).isTrue();
        var key = watch.poll(120, SECONDS);
        assertThat(key).as("a notice within two minutes").isNotNull();
        key.pollEvents();
        key.reset();
      }
      return Files.readString(file);
    }
  }

  private static CqlSession session(InetSocketAddress address) {
    return CqlSession.builder()
        .addContactPoint(address)
        .withLocalDatacenter("datacenter1")
        .withConfigLoader(
            DriverConfigLoader.programmaticBuilder()
                .withBoolean(DefaultDriverOption.RECONNECT_ON_INIT, true)
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(20))
                .withDuration(DefaultDriverOption.RECONNECTION_MAX_DELAY, Duration.ofSeconds(1))
                .build())
        .build();
  }

  private static <T> T within(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(120, SECONDS);
  }

  private static <T> T within(CompletableFuture<T> future) throws Exception {
    return future.get(120, SECONDS);
  }
}
