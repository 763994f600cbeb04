package legalhub.persistence.embedded;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A stand-in for the hub in a JVM of its own, made to be killed. */
public final class HubInPlace {

  private HubInPlace() {}

  /**
   * Starts Cassandra and stays.
   *
   * @param args the folder; the file into which to write the child's process id
   */
  public static void main(String[] args) throws Exception {
    System.setProperty("legalhub.store.embedded.folder", args[0]);
    System.setProperty("legalhub.store.embedded.options.0", Folders.LIGHTLY_COMPILED);
    ConfigFactory.invalidateCaches();
    var settings = EmbeddedSettings.from(ConfigFactory.load());
    var cassandra =
        EmbeddedCassandra.start(settings).toCompletableFuture().get(120, TimeUnit.SECONDS);
    publish(Path.of(args[1]), Long.toString(cassandra.pid()));
    Thread.currentThread().join();
  }

  private static void publish(Path file, String text) throws IOException {
    var draft = Files.writeString(file.resolveSibling("draft"), text);
    Files.move(draft, file);
  }
}
