package legalhub.hub.metrics;

import static legalhub.hub.metrics.MonitoringFiles.each;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The files of {@code deploy/monitoring} are whole. What they ask for is HubMetricsTest's matter.
 */
class MonitoringFilesTest {

  @Test
  void prometheusReadsTheRulesAndThreeNodesUnderTheNameThatTheRulesKnow() {
    var settings = MonitoringFiles.yaml("prometheus.yaml");
    assertThat(settings.path("rule_files").get(0).asText()).isEqualTo("rules.yaml");
    var job = settings.path("scrape_configs").get(0);
    assertThat(job.path("job_name").asText()).isEqualTo("legalhub");
    assertThat(each(job.path("static_configs").get(0).path("targets"))).hasSize(3);
    var jobs =
        MonitoringFiles.expressions().stream()
            .flatMap(expression -> PromQl.selectors(expression).stream())
            .flatMap(selector -> selector.matchers().stream())
            .filter(matcher -> matcher.label().equals("job"))
            .map(PromQl.Matcher::value);
    assertThat(jobs).isNotEmpty().allMatch("legalhub"::equals);
  }

  @Test
  void everyRuleHasItsNameAndEveryAlertSaysWhatToDo() {
    var names = new HashSet<String>();
    for (var rule : MonitoringFiles.rules()) {
      assertThat(rule.path("expr").asText()).isNotBlank();
      var name = rule.path("record").asText() + rule.path("alert").asText();
      assertThat(names.add(name)).as(name).isTrue();
      if (rule.has("alert")) {
        assertThat(rule.path("annotations").path("summary").asText()).as(name).isNotBlank();
        assertThat(rule.path("annotations").path("action").asText()).as(name).isNotBlank();
        assertThat(rule.path("labels").path("severity").asText()).isIn("page", "ticket");
      }
    }
    assertThat(names).hasSizeGreaterThan(15);
  }

  @Test
  void theDashboardHasItsRowsAndNoTwoPanelsShareAnIdOrAPlace() {
    var panels = each(MonitoringFiles.json("grafana-dashboard.json").path("panels")).toList();
    assertThat(panels.stream().filter(p -> p.path("type").asText().equals("row")))
        .extracting(row -> row.path("title").asText())
        .isEqualTo(
            List.of(
                "People waiting now",
                "Service levels",
                "Offers",
                "Sockets",
                "Cluster",
                "Store",
                "JVM"));
    assertThat(panels).extracting(p -> p.path("id").asInt()).doesNotHaveDuplicates();
    var cells = new HashSet<String>();
    for (var panel : panels) {
      var place = panel.path("gridPos");
      assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(24);
      for (int x = 0; x < place.path("w").asInt(); x++) {
        for (int y = 0; y < place.path("h").asInt(); y++) {
          var cell = (place.path("x").asInt() + x) + " " + (place.path("y").asInt() + y);
          assertThat(cells.add(cell)).as(panel.path("title").asText()).isTrue();
        }
      }
      if (!panel.path("type").asText().equals("row")) {
        assertThat(panel.path("description").asText()).isNotBlank();
        assertThat(panel.path("targets")).isNotEmpty();
      }
    }
  }
}
