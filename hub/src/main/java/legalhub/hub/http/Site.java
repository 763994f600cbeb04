package legalhub.hub.http;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import legalhub.hub.town.TownDirectory;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All routes under one roof, and what every answer has. */
public final class Site extends ApiDirectives {
  private static final Logger ACCESS = LoggerFactory.getLogger("legalhub.access");
  private static final String WEB = "META-INF/legalhub/web/";

  /** What the calls about the town and the node's health answer from. */
  public record Facts(TownDirectory town, Health health, Clock clock, boolean demo, Rooms rooms) {}

  /**
   * What carries conferences, as pages have to know it.
   *
   * @param kind {@code BRIDGE}, {@code MEET} or {@code NONE}
   * @param recorder whether they can be recorded
   * @param frame the one other origin that a page may embed
   * @param connect where pages reach bridges themselves
   */
  public record Rooms(String kind, boolean recorder, Optional<String> frame, List<String> connect) {
    public static final Rooms NONE = new Rooms("NONE", false, Optional.empty(), List.of());
  }

  /** A part of the interface. */
  @FunctionalInterface
  public interface Part {
    Route route();
  }

  private final Facts facts;
  private final Origins origins;
  private final SecurityHeaders headers;
  private final List<Part> calls;
  private final List<Part> elsewhere;

  /**
   * @param calls routes below {@code /api}
   * @param elsewhere routes with paths of their own
   */
  public Site(Facts facts, HttpSettings settings, List<Part> calls, List<Part> elsewhere) {
    this.facts = facts;
    this.origins = new Origins(settings);
    this.headers = new SecurityHeaders(origins, settings.secure(), facts.rooms());
    this.calls = List.copyOf(calls);
    this.elsewhere = List.copyOf(elsewhere);
  }

  public Route route() {
    return extractRequest(
        request ->
            mapResponse(
                response -> finished(request, response),
                () ->
                    handleRejections(
                        Mistakes.rejections(),
                        () -> handleExceptions(Mistakes.exceptions(), this::parts))));
  }

  private Route parts() {
    var api = routes(calls);
    var others = routes(elsewhere);
    return concat(
        pathPrefix("api", () -> concat(townRoutes(), new OpenApiRoutes().route(), api)),
        new HealthRoutes(facts.health()).route(),
        others,
        new Pages(WEB).route());
  }

  private Route townRoutes() {
    return new TownRoutes(facts, origins).route();
  }

  private Route routes(List<Part> parts) {
    return parts.stream().map(Part::route).reduce(reject(), (one, other) -> one.orElse(other));
  }

  /**
   * The access log names no person: no address, no query, no header. Probes ask every other second
   * and say nothing.
   */
  private HttpResponse finished(HttpRequest request, HttpResponse response) {
    var path = request.getUri().path();
    if (!path.startsWith("/health/")) {
      ACCESS.info("{} {} {}", request.method().value(), path, response.status().intValue());
    }
    return headers.on(response, request);
  }
}
