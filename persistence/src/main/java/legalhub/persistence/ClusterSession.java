package legalhub.persistence;

import static java.util.concurrent.CompletableFuture.delayedExecutor;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueFactory;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.pekko.stream.connectors.cassandra.DriverConfigLoaderFromConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first session with a cluster that others run. The driver alone would wait for ever and say
 * nothing, also where its password is wrong; this tells a cluster that isn't there yet, which is
 * waited for, from one that refuses this hub.
 */
final class ClusterSession {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterSession.class);
  private static final Duration TRY_EVERY = Duration.ofMillis(500);

  private final Config config;
  private final Config driver;
  private final Duration patience;

  private ClusterSession(Config config) {
    this.config = config.getConfig("legalhub.store.cassandra");
    this.driver =
        config
            .getConfig("datastax-java-driver")
            .withValue("advanced.reconnect-on-init", ConfigValueFactory.fromAnyRef(false));
    this.patience = this.config.getDuration("start-timeout");
  }

  /**
   * @param config the whole configuration, {@link DriverOverlay} included
   * @return the session, or {@link StoreUnreachable} or {@link WrongStoreSettings}
   */
  static CompletionStage<CqlSession> open(Config config) {
    var opening = new ClusterSession(config);
    return opening.attempt(opening.patience.dividedBy(TRY_EVERY)).thenCompose(opening::inPlace);
  }

  private CompletionStage<CqlSession> attempt(long triesLeft) {
    return CqlSession.builder()
        .withConfigLoader(DriverConfigLoaderFromConfig.fromConfig(driver))
        .buildAsync()
        .exceptionallyCompose(failure -> again(cause(failure), triesLeft));
  }

  private CompletionStage<CqlSession> again(Throwable failure, long triesLeft) {
    var reasons = reasons(failure);
    var refused = refusal(reasons);
    if (refused.isPresent()) {
      return CompletableFuture.failedFuture(refused.get());
    }
    if (triesLeft <= 0) {
      return CompletableFuture.failedFuture(
          new StoreUnreachable(
              "No node of the database at %s has answered for %d s (legalhub.store.cassandra.start-timeout): %s."
                  .formatted(points(), patience.toSeconds(), last(reasons)),
              failure));
    }
    if (triesLeft == patience.dividedBy(TRY_EVERY)) {
      LOG.warn("Waiting for the database at {}: {}.", points(), last(reasons));
    }
    var pause = delayedExecutor(TRY_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return CompletableFuture.supplyAsync(() -> triesLeft - 1, pause).thenCompose(this::attempt);
  }

  private Optional<StoreUnreachable> refusal(List<Throwable> reasons) {
    for (var reason : reasons) {
      if (reason instanceof AuthenticationException) {
        return Optional.of(
            new StoreUnreachable(
                "The database refuses the user \"%s\" (legalhub.store.cassandra.username and password): %s."
                    .formatted(config.getString("username"), reason.getMessage()),
                reason));
      }
      if (reason instanceof SSLException) {
        return Optional.of(
            new StoreUnreachable(
                "TLS to the database at %s fails (legalhub.store.cassandra.truststore and keystore): %s."
                    .formatted(points(), reason.getMessage()),
                reason));
      }
    }
    return Optional.empty();
  }

  /** A data centre that isn't there would leave every request without a node. */
  private CompletionStage<CqlSession> inPlace(CqlSession session) {
    var wanted = config.getString("local-datacenter").strip();
    var found = new TreeSet<String>();
    session
        .getMetadata()
        .getNodes()
        .values()
        .forEach(node -> Optional.ofNullable(node.getDatacenter()).ifPresent(found::add));
    if (found.contains(wanted)) {
      return CompletableFuture.completedFuture(session);
    }
    var wrong =
        new WrongStoreSettings(
            "legalhub.store.cassandra.local-datacenter is \"%s\"; the database has %s."
                .formatted(wanted, String.join(", ", found)));
    return session.closeAsync().thenCompose(closed -> CompletableFuture.failedFuture(wrong));
  }

  private String points() {
    return config.getString("contact-points");
  }

  /** Everything that went wrong with any node, outermost first. */
  private static List<Throwable> reasons(Throwable failure) {
    var perNode =
        failure instanceof AllNodesFailedException all
            ? all.getAllErrors().values().stream().flatMap(Collection::stream)
            : Stream.of(failure);
    return perNode
        .flatMap(reason -> Stream.iterate(reason, one -> one != null, Throwable::getCause))
        .toList();
  }

  private static String last(List<Throwable> reasons) {
    var reason = reasons.get(reasons.size() - 1);
    return reason.getMessage() == null ? reason.getClass().getSimpleName() : reason.getMessage();
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
