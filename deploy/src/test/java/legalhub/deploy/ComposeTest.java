package legalhub.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import legalhub.edge.TrustedProxies;
import org.junit.jupiter.api.Test;

/** Three hubs, a database and a proxy in containers: what the files say of each other. */
class ComposeTest {
  private static final Path FOLDER = Project.DEPLOY.resolve("compose");
  private static final String TEXT = Project.text(FOLDER.resolve("compose.yaml"));
  private static final Config HUB = ConfigFactory.load();

  private final Map<?, ?> compose = (Map<?, ?>) Project.yaml(FOLDER.resolve("compose.yaml")).get(0);
  private final Map<?, ?> services = (Map<?, ?>) compose.get("services");
  private final String proxy = Project.text(FOLDER.resolve("Caddyfile"));

  private Map<?, ?> service(Object name) {
    return (Map<?, ?>) services.get(name);
  }

  private Map<?, ?> environment(Object service) {
    return (Map<?, ?>) service(service).get("environment");
  }

  private Map<String, Map<?, ?>> hubs() {
    var hubs = new TreeMap<String, Map<?, ?>>();
    for (var name : services.keySet()) {
      var environment = environment(name);
      if (environment.containsKey("LEGALHUB_NODE_HOST")) {
        hubs.put(name.toString(), environment);
      }
    }
    return hubs;
  }

  @Test
  void threeHubsKnowEachOtherByName() {
    assertThat(hubs()).hasSize(3);
    var points =
        hubs().keySet().stream()
            .map(name -> name + ":" + HUB.getInt("pekko.management.http.port"))
            .collect(Collectors.joining(","));
    hubs()
        .forEach(
            (name, environment) -> {
              assertThat(environment.get("LEGALHUB_NODE_HOST")).isEqualTo(name);
              assertThat(environment.get("LEGALHUB_CONTACT_POINTS")).isEqualTo(points);
              assertThat(environment.get("LEGALHUB_SINGLE")).isEqualTo("off");
              assertThat(environment.get("LEGALHUB_SCHEMA_APPLY")).isEqualTo("off");
            });
  }

  /** YAML would make a truth of a bare "off", and Compose refuses one here. */
  @Test
  void everySettingIsText() {
    for (var name : services.keySet()) {
      assertThat(environment(name).values()).allMatch(value -> value instanceof String);
    }
  }

  @Test
  void allHubsShareTheKeysAndNothingElse() {
    var own = new HashSet<String>();
    hubs()
        .forEach(
            (name, environment) -> {
              var volumes = (List<?>) service(name).get("volumes");
              assertThat(volumes).hasSize(2);
              assertThat(volumes.get(0)).isEqualTo("keys:/keys");
              assertThat(own.add(volumes.get(1).toString())).isTrue();
              assertThat(environment.get("LEGALHUB_KEYS").toString()).startsWith("/keys/");
              assertThat(environment.get("LEGALHUB_TOKEN_KEY_FILE").toString())
                  .startsWith("/keys/");
              assertThat(environment.get("LEGALHUB_LOGIN_KEY_FILE").toString())
                  .startsWith("/keys/");
              assertThat(environment.get("LEGALHUB_LEDGER_KEY_FILE").toString())
                  .startsWith("/keys/");
            });
    assertThat(own).allMatch(volume -> volume.endsWith(":/data"));
  }

  @Test
  void aHubIsNeitherRootNorWriterOfItsImageAndGetsTheTimeToLeave() {
    for (var name : hubs().keySet()) {
      var hub = service(name);
      assertThat(hub.get("read_only")).isEqualTo(true);
      assertThat(hub.get("cap_drop")).isEqualTo(List.of("ALL"));
      assertThat(hub.get("security_opt")).isEqualTo(List.of("no-new-privileges:true"));
      assertThat(hub.containsKey("user")).as("the image's user stays").isFalse();
      var grace = Integer.parseInt(hub.get("stop_grace_period").toString().replace("s", ""));
      assertThat(grace).isGreaterThanOrEqualTo(Project.stopSeconds() + 15);
    }
  }

  @Test
  void theTablesAreMadeOnceAndBeforeTheHubs() {
    for (var name : hubs().keySet()) {
      assertThat(service(name).get("depends_on"))
          .isEqualTo(Map.of("schema", Map.of("condition", "service_completed_successfully")));
    }
    assertThat(service("schema").get("command")).isEqualTo(List.of("schema"));
    assertThat(service("schema").get("depends_on"))
        .isEqualTo(Map.of("cassandra", Map.of("condition", "service_healthy")));
    assertThat(environment("schema").get("LEGALHUB_CASSANDRA_DATACENTER"))
        .isEqualTo(environment("hub-a").get("LEGALHUB_CASSANDRA_DATACENTER"));
    assertThat(environment("schema").get("LEGALHUB_REPLICATION").toString())
        .contains(":-" + environment("schema").get("LEGALHUB_CASSANDRA_DATACENTER") + ":1}");
  }

  @Test
  void onlyTheProxyIsReachedFromOutside() {
    var open = services.keySet().stream().filter(name -> service(name).containsKey("ports"));
    assertThat(open.map(Object::toString)).containsExactly("proxy");
  }

  @Test
  void theProxyIsBelievedAndNobodyElse() {
    var inside = (Map<?, ?>) ((Map<?, ?>) service("proxy").get("networks")).get("inside");
    var address = inside.get("ipv4_address").toString();
    var subnet = Project.found(Pattern.compile("subnet: (\\S+)"), TEXT).get(0);
    assertThat(TrustedProxies.of(List.of(subnet)).trusts(address)).isTrue();
    hubs()
        .values()
        .forEach(
            environment ->
                assertThat(environment.get("LEGALHUB_TRUSTED_PROXIES")).isEqualTo(address));
  }

  @Test
  void theProxyKnowsEveryHubByBothPorts() {
    assertThat(upstreams(HUB.getInt("legalhub.http.port"))).isEqualTo(hubs().keySet());
    assertThat(upstreams(HUB.getInt("legalhub.edge.listen.port"))).isEqualTo(hubs().keySet());
    assertThat(proxy).contains("@socket path " + HUB.getString("legalhub.edge.listen.path") + "\n");
    assertThat(environment("hub-a").get("LEGALHUB_REALTIME_URLS")).isEqualTo("");
    assertThat(environment("hub-a").get("LEGALHUB_BEHIND_HTTPS")).isEqualTo("on");
  }

  private Set<String> upstreams(int port) {
    var line =
        proxy
            .lines()
            .filter(one -> one.contains("reverse_proxy ") && one.contains(":" + port))
            .toList();
    assertThat(line).hasSize(1);
    return new TreeSet<>(Project.found(Pattern.compile("(\\S+):" + port), line.get(0)));
  }

  @Test
  void theProxyAsksEveryHubWhetherItIsReady() {
    assertThat(Project.found(Pattern.compile("health_uri (\\S+)"), proxy))
        .containsExactly("/health/ready")
        .allMatch(Project.healthPaths()::contains);
    assertThat(proxy).contains("health_port " + HUB.getInt("legalhub.http.port"));
    assertThat(Project.found(Pattern.compile("import (\\S+)"), proxy))
        .containsExactly("ready", "ready");
  }

  /** In a "handle", since those are tried before a bare "respond". */
  @Test
  void theOutsideSeesNeitherHealthNorMetrics() {
    assertThat(proxy)
        .contains("@inner path /health/* /metrics /metrics/*\n")
        .containsPattern("handle @inner \\{\\s+respond 404\\s+}");
  }

  @Test
  void everyVolumeAndNetworkIsDefined() {
    var volumes = ((Map<?, ?>) compose.get("volumes")).keySet();
    var used = new HashSet<Object>();
    for (var name : services.keySet()) {
      for (var volume : (List<?>) service(name).get("volumes")) {
        var source = volume.toString().split(":")[0];
        if (!source.startsWith(".") && !source.startsWith("$")) {
          used.add(source);
        }
      }
      var networks = service(name).get("networks");
      var joined = networks instanceof Map<?, ?> named ? named.keySet() : networks;
      assertThat(joined.toString()).isEqualTo("[inside]");
    }
    assertThat(used).isEqualTo(volumes);
    assertThat(((Map<?, ?>) compose.get("networks")).keySet().toString()).isEqualTo("[inside]");
    assertThat(FOLDER.resolve("Caddyfile")).matches(Files::exists);
  }

  /** What a person must decide is asked for in one place. */
  @Test
  void everyVariableOfTheFileIsExplainedInTheExample() {
    var asked = new HashSet<>(Project.found(Pattern.compile("\\$\\{(\\w+)"), TEXT));
    asked.remove("LEGALHUB_REPLICATION");
    var explained =
        new HashSet<>(
            Project.found(
                Pattern.compile("(?m)^#?([A-Z_]+)="),
                Project.text(FOLDER.resolve(".env.example"))));
    assertThat(explained).isEqualTo(asked);
  }
}
