package legalhub.hub.conference;

import java.util.Map;
import legalhub.hub.http.ApiDirectives;
import legalhub.hub.http.Site;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;

/**
 * {@code /meet-keys}: the public keys by which a Jitsi Meet knows this hub's tokens. Those that
 * open rooms and those that end meetings lie apart: who was let into one room must not end another.
 */
public final class KeyRoutes extends ApiDirectives implements Site.Part {
  private final Map<String, String> rooms;
  private final Map<String, String> system;

  /**
   * @param rooms PEM by file name
   * @param system PEM by file name
   */
  public KeyRoutes(Map<String, String> rooms, Map<String, String> system) {
    this.rooms = Map.copyOf(rooms);
    this.system = Map.copyOf(system);
  }

  @Override
  public Route route() {
    return pathPrefix(
        "meet-keys",
        () ->
            concat(
                pathPrefix("rooms", () -> file(rooms)), pathPrefix("system", () -> file(system))));
  }

  private Route file(Map<String, String> pems) {
    return path(
        PathMatchers.segment(),
        name -> get(() -> pems.containsKey(name) ? complete(pem(pems.get(name))) : reject()));
  }

  private static HttpResponse pem(String text) {
    return HttpResponse.create()
        .withEntity(HttpEntities.create(ContentTypes.TEXT_PLAIN_UTF8, text));
  }
}
