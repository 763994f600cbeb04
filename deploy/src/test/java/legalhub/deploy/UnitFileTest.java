package legalhub.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The systemd unit. */
class UnitFileTest {
  private static final String UNIT =
      Project.text(Project.DEPLOY.resolve("systemd/legalhub.service"));

  /** A failure that another start can't mend; the others may pass by themselves. */
  private static final List<String> FOR_A_PERSON =
      List.of(
          "WRONG_ARGUMENTS", "FOLDER_NOT_WRITABLE", "WRONG_JAVA", "INVALID_TOWN", "TLS_UNUSABLE");

  /** Section, then key, then every value of it. */
  private final Map<String, Map<String, List<String>>> sections = new TreeMap<>();

  UnitFileTest() {
    var section = "";
    for (var line : UNIT.lines().toList()) {
      if (line.startsWith("[")) {
        section = line;
        sections.put(section, new TreeMap<>());
      } else if (!line.isBlank() && !line.startsWith("#")) {
        int equals = line.indexOf('=');
        sections
            .get(section)
            .computeIfAbsent(line.substring(0, equals), key -> new ArrayList<>())
            .add(line.substring(equals + 1));
      }
    }
  }

  private String service(String key) {
    var values = sections.get("[Service]").get(key);
    assertThat(values).as(key).isNotNull().hasSize(1);
    return values.get(0);
  }

  @Test
  void itHasItsThreeSections() {
    assertThat(sections.keySet()).containsExactly("[Install]", "[Service]", "[Unit]");
  }

  @Test
  void itIsStartedAgainUnlessOnlyAPersonCanHelp() {
    var codes =
        Pattern.compile("([A-Z_]+)\\((\\d+)\\)[,;]")
            .matcher(
                Project.text(
                    Project.ROOT.resolve("hub/src/main/java/legalhub/hub/StartFailure.java")))
            .results()
            .collect(Collectors.toMap(code -> code.group(1), code -> code.group(2)));
    assertThat(codes.keySet()).containsAll(FOR_A_PERSON);
    var prevented = new TreeSet<>(List.of(service("RestartPreventExitStatus").split(" ")));
    assertThat(prevented)
        .isEqualTo(
            FOR_A_PERSON.stream().map(codes::get).collect(Collectors.toCollection(TreeSet::new)));
    assertThat(service("Restart")).isEqualTo("on-failure");
    assertThat(sections.get("[Unit]").get("StartLimitIntervalSec")).containsExactly("0");
  }

  @Test
  void theHubStopsItsOwnDatabaseAndHasTheTimeForIt() {
    assertThat(service("KillMode")).isEqualTo("mixed");
    assertThat(Integer.parseInt(service("TimeoutStopSec")))
        .isGreaterThanOrEqualTo(Project.stopSeconds() + 25);
  }

  @Test
  void itRunsWithTheFlagsOfEveryHubAndNoSecretOnItsLine() {
    assertThat(service("ExecStart"))
        .startsWith("/usr/bin/java ")
        .contains("@/opt/legalhub/hub.flags")
        .doesNotContainPattern("(?i)password|secret|key");
    assertThat(service("EnvironmentFile")).isEqualTo("/etc/legalhub/hub.env");
  }

  @Test
  void itIsHeldToItsOwnFolders() {
    assertThat(service("User")).isEqualTo("legalhub");
    assertThat(service("NoNewPrivileges")).isEqualTo("yes");
    assertThat(service("ProtectSystem")).isEqualTo("strict");
    assertThat(service("ProtectHome")).isEqualTo("yes");
    assertThat(service("PrivateTmp")).isEqualTo("yes");
    assertThat(service("CapabilityBoundingSet")).isEmpty();
    assertThat(service("SystemCallFilter")).isEqualTo("@system-service");
    assertThat(sections.get("[Service]").get("Environment"))
        .contains("LEGALHUB_DATA=/var/lib/" + service("StateDirectory"))
        .contains("LEGALHUB_LOG=/var/log/" + service("LogsDirectory"));
    assertThat(sections.get("[Service]")).doesNotContainKey("MemoryDenyWriteExecute");
  }
}
