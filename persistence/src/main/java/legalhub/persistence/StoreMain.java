package legalhub.persistence;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database without a hub. {@code serve} runs the embedded Cassandra until this process is
 * stopped, for several hubs of one machine; {@code schema} applies missing scripts to a cluster and
 * ends, as a release's first step. It ends with 2 where settings are wrong, with 1 where the
 * database doesn't answer or refuses: a later try may then succeed.
 */
public final class StoreMain {

  private static final Logger LOG = LoggerFactory.getLogger(StoreMain.class);

  private StoreMain() {}

  /**
   * @param args {@code serve} or {@code schema}
   * @throws InterruptedException when the process is being ended
   */
  public static void main(String[] args) throws InterruptedException {
    var serve = args.length == 1 && args[0].equals("serve");
    if (!serve && !(args.length == 1 && args[0].equals("schema"))) {
      LOG.error("Say \"serve\" or \"schema\".");
      System.exit(2);
    }
    try {
      var store = Store.open(config(serve)).toCompletableFuture().join();
      var stop = new Thread(() -> store.close().toCompletableFuture().join(), "store-stop");
      Runtime.getRuntime().addShutdownHook(stop);
    } catch (RuntimeException failed) {
      var cause = failed.getCause() == null ? failed : failed.getCause();
      LOG.error("{}", cause.getMessage());
      System.exit(cause instanceof WrongStoreSettings ? 2 : 1);
    }
    if (serve) {
      new CountDownLatch(1).await();
    }
    System.exit(0);
  }

  private static Config config(boolean serve) {
    return ConfigFactory.parseMap(
            Map.of("legalhub.store.embedded.enabled", serve, "legalhub.store.schema.apply", true))
        .withFallback(ConfigFactory.load(ConfigFactory.parseResources("persistence.conf")))
        .resolve();
  }
}
