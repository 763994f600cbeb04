package legalhub.persistence;

import com.datastax.oss.driver.api.core.CqlSession;
import com.typesafe.config.Config;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.persistence.embedded.EmbeddedCassandra;
import legalhub.persistence.embedded.EmbeddedSettings;
import legalhub.persistence.schema.SchemaMigration;
import legalhub.persistence.schema.SchemaSettings;
import org.apache.pekko.stream.connectors.cassandra.DriverConfigLoaderFromConfig;

/**
 * The database of this hub, ready for the actor system: running, reachable, its schema at the
 * version that this release knows.
 */
public final class Store {

  private final Optional<EmbeddedCassandra> embedded;
  private final Config config;
  private final CqlSession session;

  private Store(Optional<EmbeddedCassandra> embedded, Config config, CqlSession session) {
    this.embedded = embedded;
    this.config = config;
    this.session = session;
  }

  /**
   * Starts the embedded Cassandra if the settings say so, connects, and applies the schema or waits
   * for it.
   *
   * @param config the hub's whole configuration, {@code persistence.conf} included
   * @return the store; on failure everything that was started is stopped again
   */
  public static CompletionStage<Store> open(Config config) {
    try {
      var schema = SchemaSettings.from(config);
      return config.getBoolean("legalhub.store.embedded.enabled")
          ? embedded(config, schema)
          : cluster(DriverOverlay.of(config).withFallback(config), schema);
    } catch (WrongStoreSettings wrong) {
      return CompletableFuture.failedFuture(wrong);
    }
  }

  private static CompletionStage<Store> cluster(Config config, SchemaSettings schema) {
    return ClusterSession.open(config)
        .thenCompose(session -> new Store(Optional.empty(), config, session).withSchema(schema));
  }

  private static CompletionStage<Store> embedded(Config config, SchemaSettings schema) {
    return EmbeddedCassandra.start(EmbeddedSettings.from(config))
        .thenCompose(
            cassandra -> {
              var whole = cassandra.overlay().withFallback(config);
              return session(whole)
                  .thenApply(session -> new Store(Optional.of(cassandra), whole, session));
            })
        .thenCompose(store -> store.withSchema(schema));
  }

  private CompletionStage<Store> withSchema(SchemaSettings schema) {
    return new SchemaMigration(session, schema)
        .run()
        .thenApply(version -> this)
        .whenComplete((ready, failure) -> closeAfter(failure));
  }

  private static CompletionStage<CqlSession> session(Config config) {
    return CqlSession.builder()
        .withConfigLoader(
            DriverConfigLoaderFromConfig.fromConfig(config.getConfig("datastax-java-driver")))
        .buildAsync();
  }

  private void closeAfter(Throwable failure) {
    if (failure != null) {
      var unused = close();
    }
  }

  /**
   * @return the configuration that the actor system is created with: the given one plus where the
   *     database is
   */
  public Config config() {
    return config;
  }

  /**
   * @return the session for keys, probes, projections' rows and queries; closed with the store
   */
  public CqlSession session() {
    return session;
  }

  /**
   * Closes the session and stops the embedded Cassandra; the last step of the hub's own stop.
   *
   * @return completes when both are gone
   */
  public CompletionStage<Void> close() {
    return session
        .closeAsync()
        .thenCompose(
            closed ->
                embedded
                    .map(EmbeddedCassandra::stop)
                    .orElseGet(() -> CompletableFuture.completedFuture(null)));
  }
}
