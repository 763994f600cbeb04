package legalhub.persistence.embedded;

import static java.util.concurrent.TimeUnit.SECONDS;
import static legalhub.persistence.testing.Waits.within;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A Cassandra as an operator's: it wants a log-in, and TLS with a certificate of its client. */
public final class GuardedCassandra implements AutoCloseable {
  /** Of every store that is made here. */
  public static final String PASSWORD = "changeit";

  private static final String KEYTOOL =
      Path.of(System.getProperty("java.home"), "bin", "keytool").toString();

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final CassandraChild child;
  private final int port;

  private GuardedCassandra(CassandraChild child, int port) {
    this.child = child;
    this.port = port;
  }

  /**
   * Starts it, without waiting until it answers.
   *
   * @param folder for its data and for the stores {@code client.p12} and {@code client-trusts.p12}
   */
  public static GuardedCassandra start(Path folder) throws Exception {
    pair(folder, "node");
    pair(folder, "client");
    trust(folder, "client", "node");
    trust(folder, "node", "client");
    var settings = Folders.settings(folder.resolve("cassandra"));
    var ports = FreePorts.settle(settings.ports());
    var place = CassandraFolder.open(settings.folder());
    place.configure(ports);
    guard(settings.folder().resolve("conf").resolve("cassandra.yaml"), folder);
    return new GuardedCassandra(CassandraChild.spawn(place, settings.jvm()), ports.cql());
  }

  /** Where it will answer. */
  public int port() {
    return port;
  }

  private static void guard(Path yaml, Path stores) throws IOException {
    var open = Files.readString(yaml);
    var guarded =
        open.replace("authenticator: AllowAllAuthenticator", "authenticator: PasswordAuthenticator")
            + """
              client_encryption_options:
                enabled: true
                optional: false
                require_client_auth: true
                keystore: %s
                keystore_password: %s
                truststore: %s
                truststore_password: %s
                store_type: PKCS12
              """
                .formatted(
                    stores.resolve("node.p12"),
                    PASSWORD,
                    stores.resolve("node-trusts.p12"),
                    PASSWORD);
    assertThat(guarded).contains("authenticator: PasswordAuthenticator");
    Files.writeString(yaml, guarded);
  }

  /** A self-signed pair {@code NAME.p12} for 127.0.0.1. */
  public static void pair(Path folder, String name) throws Exception {
    keytool(
        folder,
        List.of("-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=" + name),
        List.of("-ext", "san=ip:127.0.0.1", "-validity", "2", "-keystore", name + ".p12"));
    keytool(
        folder,
        List.of("-exportcert", "-alias", name, "-file", name + ".cer"),
        List.of("-keystore", name + ".p12"));
  }

  /** {@code WHO-trusts.p12} gets the certificate of {@code whom}. */
  public static void trust(Path folder, String who, String whom) throws Exception {
    keytool(
        folder,
        List.of("-importcert", "-noprompt", "-alias", whom, "-file", whom + ".cer"),
        List.of("-keystore", who + "-trusts.p12"));
  }

  private static void keytool(Path folder, List<String> what, List<String> where) throws Exception {
    var command = new ArrayList<>(List.of(KEYTOOL));
    command.addAll(what);
    command.addAll(where);
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    var run =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(run.waitFor(60, SECONDS)).isTrue();
    assertThat(run.exitValue()).as(Files.readString(folder.resolve("keytool.log"))).isZero();
  }

  @Override
  public void close() {
    within(child.stop(Duration.ofSeconds(20), timer));
    timer.shutdown();
  }
}
