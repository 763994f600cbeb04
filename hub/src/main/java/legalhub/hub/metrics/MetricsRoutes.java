package legalhub.hub.metrics;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;

import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.management.javadsl.ManagementRouteProvider;
import org.apache.pekko.management.javadsl.ManagementRouteProviderSettings;

/**
 * {@code GET /metrics} on the node's private port. Named in {@code application.conf}; made by Pekko
 * Management.
 */
public final class MetricsRoutes implements ManagementRouteProvider {
  private static final ContentType TEXT = ContentTypes.parse(Metrics.CONTENT_TYPE);

  private final Metrics metrics;

  /** As Pekko Management calls it. */
  public MetricsRoutes(ExtendedActorSystem system) {
    this.metrics = system.settings().setup().get(MetricsSetup.class).orElseThrow().metrics();
  }

  @Override
  public Route routes(ManagementRouteProviderSettings settings) {
    return path(
        "metrics",
        () ->
            get(
                () ->
                    complete(HttpEntities.create((ContentType.NonBinary) TEXT, metrics.scrape()))));
  }
}
