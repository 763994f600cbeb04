package legalhub.hub.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What lies in {@code deploy/monitoring}. */
public final class MonitoringFiles {
  private static final Path FOLDER = Path.of("..", "deploy", "monitoring");

  private MonitoringFiles() {}

  static JsonNode yaml(String name) {
    return read(new YAMLMapper(), name);
  }

  static JsonNode json(String name) {
    return read(new ObjectMapper(), name);
  }

  private static JsonNode read(ObjectMapper mapper, String name) {
    try {
      return mapper.readTree(FOLDER.resolve(name).toFile());
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  static List<JsonNode> rules() {
    return each(yaml("rules.yaml").path("groups"))
        .flatMap(group -> each(group.path("rules")))
        .toList();
  }

  static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** The names that the rules give to what they work out. */
  public static List<String> recorded() {
    return rules().stream()
        .filter(rule -> rule.has("record"))
        .map(rule -> rule.path("record").asText())
        .toList();
  }

  /** Every expression of the rules and of the dashboard. */
  public static List<String> expressions() {
    var all = new ArrayList<String>();
    rules().forEach(rule -> all.add(rule.path("expr").asText()));
    var dashboard = json("grafana-dashboard.json");
    each(dashboard.path("panels"))
        .flatMap(panel -> each(panel.path("targets")))
        .forEach(target -> all.add(target.path("expr").asText()));
    each(dashboard.path("templating").path("list"))
        .map(variable -> variable.path("query").path("query").asText())
        .filter(query -> query.startsWith("label_values("))
        .forEach(query -> all.add(query.replaceAll("label_values\\((\\w+),.*", "$1")));
    return all;
  }
}
