package legalhub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import legalhub.hub.ledger.VerifyMain;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a consultation leaves for those who follow the hub from outside. */
@ExtendWith(ConsultedHub.Once.class)
class HubFollowersTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

  @TempDir Path folder;

  @Test
  void theLedgerAndTheWebhookTellTheSame(ConsultedHub hub) throws IOException {
    var bodies = untilTaken(hub, "consultation/" + hub.consultation(), "RESOLVED");
    var admin = admin(hub);
    var export = hub.running().http("GET", "/api/office/ledger", admin);
    assertThat(export.statusCode()).isEqualTo(200);
    var file = folder.resolve("ledger.jsonl");
    Files.writeString(file, export.body());
    assertThat(VerifyMain.verify(file)).isEmpty();
    assertThat(export.body()).contains("id=" + hub.consultation());

    var changed = export.body().replaceFirst("outcome=RESOLVED", "outcome=NO_SHOW");
    assertThat(changed).isNotEqualTo(export.body());
    Files.writeString(file, changed);
    assertThat(VerifyMain.verify(file))
        .singleElement()
        .asString()
        .contains("consultation/" + hub.consultation());

    assertThat(hub.receiver().forged()).isZero();
    assertThat(hub.receiver().taken()).isSorted().doesNotHaveDuplicates();
    assertThat(String.join("\n", bodies))
        .doesNotContain(hub.resident().person())
        .doesNotContain("Wang")
        .doesNotContain("mother");
    var standing = JSON.readTree(hub.running().http("GET", "/api/webhooks", admin).body());
    assertThat(standing.path("webhooks").get(0).path("name").asText()).isEqualTo(ConsultedHub.HOOK);
  }

  @Test
  void theOfficeSeesARecordsTimeline(ConsultedHub hub) throws IOException {
    untilTaken(hub, "consultation/" + hub.consultation(), "RESOLVED");
    var admin = admin(hub);
    var page = JSON.readTree(hub.running().http("GET", "/api/office/records", admin).body());
    for (var record : page.path("records")) {
      var day =
          Instant.ofEpochMilli(record.path("openedMillis").asLong())
              .atZone(ZoneId.of("Asia/Shanghai"))
              .toLocalDate();
      var path =
          "/api/office/records/%s/%s?day=%s"
              .formatted(record.path("service").asText(), record.path("id").asText(), day);
      var answer = hub.running().http("GET", path, admin);
      assertThat(answer.statusCode()).isEqualTo(200);
      var steps = JSON.readTree(answer.body()).path("timeline").findValuesAsText("what");
      assertThat(steps)
          .isEqualTo(
              record.path("service").asText().equals("request")
                  ? List.of("OPENED", "ANSWERED")
                  : List.of("OPENED", "CLOSED"));
    }
    assertThat(page.path("records")).hasSize(2);
  }

  /** A path that isn't there, or not with this method, would answer 404 or 405. */
  @Test
  void everyOperationOfTheDocumentIsThere(ConsultedHub hub) throws IOException {
    var answer = hub.running().http("GET", "/api/openapi.yaml");
    assertThat(answer.statusCode()).isEqualTo(200);
    var document = new YAMLMapper().readTree(answer.body());
    assertThat(document.path("openapi").asText()).startsWith("3.1");
    var paths = document.path("paths").properties();
    assertThat(paths).hasSizeGreaterThan(20);
    for (var path : paths) {
      for (var operation : path.getValue().properties()) {
        if (METHODS.contains(operation.getKey()) && !path.getKey().equals("/demo/inbox")) {
          var target =
              "/api"
                  + path.getKey().replace("{service}", "request").replaceAll("\\{[^}]+}", "some");
          var method = operation.getKey().toUpperCase(Locale.ROOT);
          assertThat(hub.running().http(method, target).statusCode())
              .as("%s %s", method, target)
              .isNotIn(404, 405);
        }
      }
    }
  }

  private static RunningHub.LoggedIn admin(ConsultedHub hub) {
    return hub.running()
        .logIn("/api/sessions/staff", Map.of("name", "admin", "password", "legalhub"));
  }

  /** What the webhook has taken, once it has heard of that outcome. */
  private static List<String> untilTaken(ConsultedHub hub, String subject, String outcome) {
    var probe = TestProbe.create(hub.running().hub.node().system());
    return probe.awaitAssert(
        Duration.ofSeconds(90),
        () -> {
          var bodies = hub.receiver().bodies();
          assertThat(bodies)
              .anySatisfy(
                  body -> {
                    var event = event(body);
                    assertThat(event.path("subject").asText()).isEqualTo(subject);
                    assertThat(event.path("data").path("outcome").asText()).isEqualTo(outcome);
                  });
          return bodies;
        });
  }

  private static JsonNode event(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException garbled) {
      throw new AssertionError(garbled);
    }
  }
}
