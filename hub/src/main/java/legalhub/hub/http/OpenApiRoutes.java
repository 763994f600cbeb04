package legalhub.hub.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.util.ByteString;

/** {@code /api/openapi.yaml}: what this interface is, for programs. */
final class OpenApiRoutes extends ApiDirectives {
  private static final String DOCUMENT = "/legalhub/hub/openapi.yaml";
  private static final ContentType YAML =
      ContentTypes.create(
          MediaTypes.customWithFixedCharset(
              "application", "yaml", HttpCharsets.UTF_8, Map.of(), false));

  private final ByteString document = ByteString.fromArray(read());

  Route route() {
    return path(
        "openapi.yaml",
        () ->
            get(
                () ->
                    complete(
                        HttpResponse.create().withEntity(HttpEntities.create(YAML, document)))));
  }

  private static byte[] read() {
    try (var stream = OpenApiRoutes.class.getResourceAsStream(DOCUMENT)) {
      return stream.readAllBytes();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
