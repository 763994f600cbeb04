package legalhub.hub.http;

import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;

/** {@code /health/…}, for supervisors and load balancers. */
final class HealthRoutes extends ApiDirectives {
  private final Health health;

  private record Answer(String status) {}

  HealthRoutes(Health health) {
    this.health = health;
  }

  Route route() {
    return pathPrefix(
        "health",
        () ->
            get(
                () ->
                    path(
                        PathMatchers.segment(),
                        which ->
                            switch (which) {
                              case "live" -> answer(health.isAlive() ? "" : "stuck");
                              case "ready" -> answer(health.notReadyBecause());
                              case "startup" -> answer(health.isStarted() ? "" : "starting");
                              default -> reject();
                            })));
  }

  private Route answer(String trouble) {
    return complete(
        trouble.isEmpty() ? Json.ok(new Answer("ok")) : Json.answer(503, new Answer(trouble)));
  }
}
