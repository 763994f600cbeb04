package legalhub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import legalhub.hub.metrics.Exposition;
import legalhub.hub.metrics.MonitoringFiles;
import legalhub.hub.metrics.PromQl;
import legalhub.hub.metrics.Vocabulary;
import legalhub.hub.town.TownFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a whole hub tells Prometheus after one consultation's course. */
@ExtendWith(ConsultedHub.Once.class)
class HubMetricsTest {
  private static RunningHub running;
  private static RunningHub.LoggedIn lawyer;
  private static RunningHub.LoggedIn resident;
  private static String consultation;
  private static String text;
  private static Exposition scraped;

  @BeforeAll
  static void scrape(ConsultedHub hub) {
    running = hub.running();
    lawyer = hub.lawyer();
    resident = hub.resident();
    consultation = hub.consultation();
    text = hub.metrics();
    scraped = Exposition.of(text);
  }

  private static void assertOnce(String name, String... labels) {
    assertThat(scraped.sum(name, labels)).as(name).isEqualTo(1);
    assertThat(scraped.sum(name)).as("%s with any labels", name).isEqualTo(1);
  }

  @Test
  void theConsultationIsCountedFromItsAskingToItsEnd() {
    assertOnce("legalhub_visits_asked_total", "kind", "LIVE", "channel", "PHONE_WEB");
    assertOnce("legalhub_queue_joined_total", "pool", "wuzhen", "desk", "family", "kind", "LIVE");
    assertOnce("legalhub_queue_offers_total", "desk", "family");
    assertOnce("legalhub_queue_offers_ended_total", "desk", "family", "result", "ACCEPTED");
    assertOnce("legalhub_queue_wait_seconds_count", "desk", "family", "kind", "LIVE");
    assertThat(scraped.sum("legalhub_queue_wait_seconds_bucket", "le", "3600.0")).isEqualTo(1);
    assertOnce("legalhub_consultations_talk_seconds_count", "desk", "family", "kind", "LIVE");
    assertOnce("legalhub_consultations_ended_total", "channel", "PHONE_WEB", "outcome", "RESOLVED");
    assertThat(scraped.sum("legalhub_queue_unanswered_total")).isZero();
    assertThat(scraped.sum("legalhub_visits_refused_total")).isZero();
  }

  @Test
  void theQueueIsShownAsItIs() {
    assertThat(scraped.has("legalhub_queue_waiting", "desk", "family", "kind", "LIVE")).isTrue();
    assertThat(scraped.sum("legalhub_queue_waiting")).isZero();
    assertThat(scraped.sum("legalhub_queue_oldest_wait_seconds", "pool", "wuzhen")).isZero();
    assertOnce("legalhub_queue_lawyers_on_duty", "pool", "wuzhen");
    assertOnce("legalhub_queue_lawyers_available", "pool", "wuzhen");
    assertOnce("legalhub_queue_lawyers_wrapping_up", "pool", "wuzhen");
    assertThat(scraped.has("legalhub_queue_lawyers_free", "pool", "wuzhen")).isTrue();
    assertThat(scraped.sum("legalhub_queue_lawyers_free")).as("writing a record").isZero();
    assertThat(scraped.sum("legalhub_queue_lawyers_talking")).isZero();
  }

  @Test
  void socketsStoreAndClusterAreShown() {
    assertThat(scraped.sum("legalhub_edge_sockets")).isEqualTo(2);
    assertThat(scraped.sum("legalhub_edge_commands_total", "code", "DONE")).isEqualTo(6);
    assertThat(scraped.sum("legalhub_edge_commands_total")).isEqualTo(6);
    assertThat(scraped.sum("legalhub_edge_command_seconds_count")).isEqualTo(6);
    assertThat(scraped.sum("legalhub_store_available")).isEqualTo(1);
    assertThat(scraped.sum("legalhub_store_probe_seconds_count")).isPositive();
    assertThat(scraped.sum("legalhub_entities", "kind", "queue")).isEqualTo(1);
    assertThat(scraped.sum("legalhub_entities", "kind", "consultation")).isEqualTo(1);
    assertThat(scraped.sum("legalhub_entities_recovery_seconds_count", "kind", "queue"))
        .isEqualTo(1);
    assertThat(scraped.sum("legalhub_journal_write_seconds_count", "kind", "queue"))
        .as("on duty, joined and offered, accepted, started, ended")
        .isEqualTo(5);
    assertThat(scraped.sum("legalhub_journal_write_failures_total")).isZero();
    assertOnce("legalhub_cluster_members", "status", "up");
    assertThat(scraped.sum("legalhub_cluster_fence_holds")).isEqualTo(1);
    assertThat(scraped.has("legalhub_info", "version", "0.1.0")).isTrue();
    assertThat(scraped.sum("jvm_threads_live_threads")).isPositive();
    assertThat(scraped.sum("process_files_open_files")).isPositive();
  }

  @Test
  void noLabelIsAboutAPersonAndNothingThatSomebodyWroteIsThere() {
    assertThat(Vocabulary.strangersIn(scraped, TownFile.load("").town())).isEmpty();
    assertThat(text)
        .doesNotContain(lawyer.person())
        .doesNotContain(resident.person())
        .doesNotContain(consultation)
        .doesNotContain(ConsultedHub.TICKET)
        .doesNotContain("Wang")
        .doesNotContain("mother");
  }

  @Test
  void whatRulesAndDashboardAskForIsExported() {
    var recorded = MonitoringFiles.recorded();
    var missing =
        MonitoringFiles.expressions().stream()
            .flatMap(expression -> PromQl.selectors(expression).stream())
            .filter(selector -> !selector.name().equals("up"))
            .filter(selector -> !recorded.contains(selector.name()))
            .filter(selector -> scraped.samples().stream().noneMatch(selector::fits))
            .toList();
    assertThat(missing).isEmpty();
  }

  @Test
  void theReadmeListsEverySeriesOfOursAndNoOther() throws IOException {
    var listed =
        Pattern.compile("`(legalhub_\\w+)`")
            .matcher(Files.readString(Path.of("README.md")))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    var exported =
        scraped.names().stream()
            .filter(name -> name.startsWith("legalhub_"))
            .map(name -> name.replaceAll("_seconds_(bucket|count|sum|max)$", "_seconds"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(listed).isEqualTo(exported);
  }

  @Test
  void thePrivatePortServesMetricsBootstrapAndHealthAndTakesNoOrders() {
    var read = running.management("GET", "/metrics");
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(read.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/plain; version=0.0.4");
    assertThat(running.management("GET", "/alive").statusCode()).isEqualTo(200);
    assertThat(running.management("GET", "/bootstrap/seed-nodes").statusCode()).isEqualTo(200);
    for (var way : List.of("POST", "PUT", "DELETE", "PATCH")) {
      for (var path : List.of("/metrics", "/bootstrap/seed-nodes", "/cluster/members")) {
        assertThat(running.management(way, path).statusCode()).as(way + path).isIn(404, 405);
      }
    }
    assertThat(running.management("GET", "/cluster/members").statusCode()).isEqualTo(404);
    assertThat(running.hub.node().management().getHost().address()).isEqualTo("127.0.0.1");
    var routes =
        running.hub.node().system().settings().config().getConfig("pekko.management.http.routes");
    assertThat(routes.root().keySet())
        .containsExactlyInAnyOrder("health-checks", "cluster-bootstrap", "metrics");
  }
}
