package legalhub.hub;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.io.PrintStream;
import java.net.BindException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionException;
import legalhub.edge.server.EdgeException;
import legalhub.hub.StartFailure.Code;
import legalhub.hub.http.HttpSettings;
import legalhub.hub.http.InvalidAddress;
import legalhub.hub.http.UnusableCertificate;
import legalhub.hub.town.InvalidTown;
import legalhub.hub.town.TownFile;
import legalhub.hub.webhook.InvalidHooks;

/** The process: {@code java -cp 'lib/*' legalhub.hub.HubMain --data DIR …}. */
public final class HubMain {
  private HubMain() {}

  public static void main(String[] arguments) {
    try {
      var clock = Clock.systemUTC();
      var given = CommandLine.configuration(List.of(arguments));
      var config = ManagementPort.configured(Membership.withContactPoints(given));
      Ground.check(config);
      Logging.configure(config);
      var hub = start(Lan.secured(config, clock), clock);
      hub.stopWithTheProcess();
      Addresses.of(hub, Lan.hosts(config)).forEach(out()::println);
      System.exit(hub.ended().toCompletableFuture().join());
    } catch (RuntimeException failed) {
      var failure = explain(failed);
      err().println(failure.getMessage());
      System.exit(failure.code().exit());
    }
  }

  private static Hub start(Config config, Clock clock) {
    HttpSettings.from(config).checkCertificate();
    var town = TownFile.load(config.getString("legalhub.town.file"));
    return Hub.start(config, town, clock).toCompletableFuture().join();
  }

  /** One sentence for whatever kept the hub from starting. */
  private static StartFailure explain(Throwable failed) {
    if (failed instanceof CompletionException && failed.getCause() != null) {
      return explain(failed.getCause());
    }
    if (failed instanceof StartFailure known) {
      return known;
    }
    if (failed instanceof ConfigException) {
      return new StartFailure(
          Code.WRONG_ARGUMENTS, "A setting can't be used: " + failed.getMessage(), failed);
    }
    if (failed instanceof InvalidTown) {
      return new StartFailure(Code.INVALID_TOWN, failed.getMessage(), failed);
    }
    if (failed instanceof InvalidAddress || failed instanceof InvalidHooks) {
      return new StartFailure(Code.WRONG_ARGUMENTS, failed.getMessage(), failed);
    }
    if (failed instanceof UnusableCertificate) {
      return new StartFailure(Code.TLS_UNUSABLE, failed.getMessage(), failed);
    }
    if (failed instanceof EdgeException || failed instanceof BindException) {
      return new StartFailure(Code.PORT_IN_USE, failed.getMessage(), failed);
    }
    return new StartFailure(Code.OTHER, "The hub can't start: " + failed, failed);
  }

  /** What the person who started the hub reads; everything else goes to the log. */
  private static PrintStream out() {
    return System.out;
  }

  private static PrintStream err() {
    return System.err;
  }
}
