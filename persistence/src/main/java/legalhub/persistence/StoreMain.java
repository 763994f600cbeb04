package legalhub.persistence;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import legalhub.actors.Specs;
import legalhub.persistence.journal.JournalAudit;
import legalhub.persistence.records.RecordCheck;
import legalhub.persistence.records.RecordFigures;
import legalhub.persistence.records.RecordTables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database without a hub. {@code serve} runs the embedded Cassandra until this process is
 * stopped, for several hubs of one machine; {@code schema} applies missing scripts to a cluster and
 * ends, as a release's first step; {@code check} looks through the whole journal of a running
 * database, prints what it found as one line of JSON, and ends with 1 where an entity lived twice
 * or a ticket was given to two lawyers; {@code records} does so where the service records aren't
 * what the journal comes to, and prints each day's figures and the tables' digest; {@code rebuild}
 * empties the tables of service records, which the hubs that are started next make anew from the
 * journal, and may be called only while none runs. It ends with 2 where settings are wrong, with 1
 * where the database doesn't answer or refuses: a later try may then succeed.
 */
public final class StoreMain {

  private static final Logger LOG = logger();
  private static final List<String> COMMANDS =
      List.of("serve", "schema", "check", "records", "rebuild");

  /** These find the schema as it is. */
  private static final List<String> LOOKING = List.of("check", "records", "rebuild");

  private StoreMain() {}

  /** Logback reads its file at the first use of a logger; a file that was named stays. */
  private static Logger logger() {
    var file = "logback.configurationFile";
    System.setProperty(file, System.getProperty(file, "legalhub/persistence/logback-store.xml"));
    return LoggerFactory.getLogger(StoreMain.class);
  }

  /**
   * @param args one of the commands
   * @throws InterruptedException when the process is being ended
   */
  public static void main(String[] args) throws InterruptedException {
    if (args.length != 1 || !COMMANDS.contains(args[0])) {
      LOG.error("Say one of {}.", COMMANDS);
      System.exit(2);
    }
    var command = args[0];
    try {
      var store = Store.open(config(command)).toCompletableFuture().join();
      var stop = new Thread(() -> store.close().toCompletableFuture().join(), "store-stop");
      Runtime.getRuntime().addShutdownHook(stop);
      if (command.equals("serve")) {
        new CountDownLatch(1).await();
      }
      System.exit(
          switch (command) {
            case "check" -> check(store);
            case "records" -> records(store);
            case "rebuild" -> rebuild(store);
            default -> 0;
          });
    } catch (RuntimeException failed) {
      var cause = failed.getCause() == null ? failed : failed.getCause();
      LOG.error("{}", cause.getMessage());
      System.exit(cause instanceof WrongStoreSettings ? 2 : 1);
    }
  }

  private static int check(Store store) {
    var keyspace = store.config().getString("legalhub.store.keyspace");
    var audit = JournalAudit.run(store.session(), keyspace).toCompletableFuture().join();
    out().println(audit.toJson());
    audit.journal().examples().forEach(doubled -> LOG.error("lived twice: {}", doubled));
    return audit.isSound() ? 0 : 1;
  }

  private static int records(Store store) {
    var keyspace = store.config().getString("legalhub.store.keyspace");
    var found =
        RecordCheck.run(store.session(), keyspace, Specs.recorders()).toCompletableFuture().join();
    var tables = new RecordTables(store.session(), keyspace).digest().toCompletableFuture().join();
    out().println(RecordFigures.toJson(found, tables));
    return found.isSound() ? 0 : 1;
  }

  private static int rebuild(Store store) {
    var keyspace = store.config().getString("legalhub.store.keyspace");
    new RecordTables(store.session(), keyspace).forget().toCompletableFuture().join();
    LOG.info("The tables of service records are empty; hubs make them anew.");
    return 0;
  }

  private static Config config(String command) {
    return ConfigFactory.parseMap(
            Map.of(
                "legalhub.store.embedded.enabled", command.equals("serve"),
                "legalhub.store.schema.apply", !LOOKING.contains(command)))
        .withFallback(ConfigFactory.load(ConfigFactory.parseResources("persistence.conf")))
        .resolve();
  }

  /** The finding itself; everything else goes to the log. */
  private static PrintStream out() {
    return System.out;
  }
}
