package legalhub.hub.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The OpenAPI document against what the routes do: each answer that a test gets below {@code /api}
 * must be one that the document promises, down to the fields of its body.
 */
final class Contract {
  private static final String API = "/api";
  private static final JsonNode DOCUMENT = read();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);

  private Contract() {}

  private static JsonNode read() {
    try (var yaml = Contract.class.getResourceAsStream("/legalhub/hub/openapi.yaml")) {
      return new YAMLMapper().readTree(yaml);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  static void check(String method, String target, int status, String type, JsonNode body) {
    var path = target.split("\\?")[0];
    boolean ofATest = path.startsWith("/api/failing/");
    if (!path.startsWith(API + "/") || ofATest || status == 404 || status == 405) {
      return;
    }
    var operation = operation(method, path.substring(API.length()));
    assertThat(operation).as("%s %s in openapi.yaml", method, path).isNotNull();
    var responses = operation.path("responses");
    var promised =
        responses.has("" + status) ? responses.path("" + status) : responses.path("default");
    var response = resolved(promised);
    assertThat(status < 400 && !responses.has("" + status))
        .as("%s %s may answer %d", method, path, status)
        .isFalse();
    var content = response.path("content");
    if (content.isMissingNode()) {
      return;
    }
    var media = content.path(type.split(";")[0]);
    assertThat(media.isMissingNode())
        .as("%s %s answers %d with %s", method, path, status, type)
        .isFalse();
    if (type.contains("json") && !type.contains("ndjson")) {
      assertThat(SCHEMAS.getSchema(withComponents(media.path("schema"))).validate(body))
          .as("%s %s: %s", method, path, body)
          .isEmpty();
    }
  }

  /** References in a schema lead into the document: it goes along. */
  private static JsonNode withComponents(JsonNode schema) {
    var root = (ObjectNode) schema.deepCopy();
    root.set("components", DOCUMENT.path("components"));
    return root;
  }

  private static JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? DOCUMENT.at(node.path("$ref").asText().substring(1)) : node;
  }

  private static JsonNode operation(String method, String path) {
    var paths = DOCUMENT.path("paths");
    return names(paths).stream()
        .filter(template -> path.matches(template.replaceAll("\\{[^}]+}", "[^/]+")))
        .sorted()
        .map(template -> paths.path(template).path(method.toLowerCase(Locale.ROOT)))
        .filter(JsonNode::isObject)
        .findFirst()
        .orElse(null);
  }

  private static Set<String> names(JsonNode object) {
    return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false)
        .collect(Collectors.toUnmodifiableSet());
  }
}
