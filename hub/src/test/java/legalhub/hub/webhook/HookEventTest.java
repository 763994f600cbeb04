package legalhub.hub.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import legalhub.actors.alert.AlertRule;
import legalhub.actors.alert.Alerts;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.ledger.Chain;
import legalhub.actors.ledger.Ledger;
import legalhub.actors.queue.PoolId;
import legalhub.actors.record.Service;
import legalhub.persistence.journal.EntityBook;
import org.junit.jupiter.api.Test;

class HookEventTest {
  private static final PoolId OFFICE = new PoolId("wuzhen");
  private static final Instant AT = Instant.parse("2026-11-26T04:00:00Z");

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void aRecordIsACloudEventWithTypedValues() throws IOException {
    var text =
        String.join(
            "\n",
            "service=consultation",
            "id=talk-1",
            "version=8",
            "village=南\\n栅\\\\n",
            "outcome=RESOLVED",
            "tookPlace=true",
            "written=false",
            "stars=5",
            "closed=");
    var entry = new Ledger.Entry(Service.CONSULTATION, "talk-1", 8, text, "c0ffee", "5a17");
    var event =
        HookEvent.ofLedger(OFFICE, new EntityBook.Line<>(41, AT, new Ledger.Appended(entry)));
    assertThat(event.number()).isEqualTo(41);
    assertThat(event.id()).isEqualTo("wuzhen/ledger/41");
    var body = json.readTree(event.body());
    assertThat(body.path("specversion").asText()).isEqualTo("1.0");
    assertThat(body.path("id").asText()).isEqualTo("wuzhen/ledger/41");
    assertThat(body.path("source").asText()).isEqualTo("/offices/wuzhen/ledger");
    assertThat(body.path("type").asText()).isEqualTo("legalhub.record.v1");
    assertThat(body.path("subject").asText()).isEqualTo("consultation/talk-1");
    assertThat(body.path("time").asText()).isEqualTo("2026-11-26T04:00:00Z");
    assertThat(body.path("sequence").asText()).isEqualTo("41");
    var data = body.path("data");
    assertThat(data.path("version").isIntegralNumber()).isTrue();
    assertThat(data.path("village").asText()).isEqualTo("南\n栅\\n");
    assertThat(data.path("tookPlace").isBoolean()).isTrue();
    assertThat(data.path("stars").asInt()).isEqualTo(5);
    assertThat(data.has("closed")).isFalse();
    assertThat(data.path("hash").asText()).isEqualTo(Chain.digest(entry));
  }

  @Test
  void aDaysEndIsOneToo() throws IOException {
    var closed = new Ledger.DayClosed(LocalDate.of(2026, 11, 26), 40, "head", "key", "signature");
    var event = HookEvent.ofLedger(OFFICE, new EntityBook.Line<>(42, AT, closed));
    var body = json.readTree(event.body());
    assertThat(body.path("type").asText()).isEqualTo("legalhub.ledger.day-closed.v1");
    assertThat(body.has("subject")).isFalse();
    assertThat(body.path("data").path("entries").asInt()).isEqualTo(40);
    assertThat(body.path("data").path("signature").asText()).isEqualTo("signature");
  }

  @Test
  void alertsAreEventsOfTheirOwnStream() throws IOException {
    var rule = new AlertRule(AlertRule.Kind.WAITING_OVER, 600);
    var raised =
        json.readTree(alert(1, new Alerts.Raised("waiting-over-7", rule, Optional.empty())).body());
    assertThat(raised.path("id").asText()).isEqualTo("wuzhen/alerts/1");
    assertThat(raised.path("source").asText()).isEqualTo("/offices/wuzhen/alerts");
    assertThat(raised.path("type").asText()).isEqualTo("legalhub.alert.raised.v1");
    assertThat(raised.path("subject").asText()).isEqualTo("waiting-over-7");
    assertThat(raised.path("data").path("rule").asText()).isEqualTo("WAITING_OVER");
    assertThat(raised.path("data").path("limit").asInt()).isEqualTo(600);
    assertThat(raised.path("data").has("lawyerId")).isFalse();
    var taken = json.readTree(alert(2, new Alerts.Acknowledged("waiting-over-7", "qian")).body());
    assertThat(taken.path("type").asText()).isEqualTo("legalhub.alert.acknowledged.v1");
    assertThat(taken.path("data").path("by").asText()).isEqualTo("qian");
    var over = json.readTree(alert(3, new Alerts.Cleared("waiting-over-7")).body());
    assertThat(over.path("type").asText()).isEqualTo("legalhub.alert.cleared.v1");
  }

  @Test
  void anAlertNamesTheLawyerItIsAbout() throws IOException {
    var rule = new AlertRule(AlertRule.Kind.NO_SHOW, 600);
    var about = new Alerts.Raised("no-show-7-0", rule, Optional.of(new LawyerId("lawyer-shen")));
    var data = json.readTree(alert(1, about).body()).path("data");
    assertThat(data.path("rule").asText()).isEqualTo("NO_SHOW");
    assertThat(data.path("lawyerId").asText()).isEqualTo("lawyer-shen");
  }

  private static HookEvent alert(long number, Alerts.Event event) {
    return HookEvent.ofAlerts(OFFICE, new EntityBook.Line<>(number, AT, event));
  }

  /** The vector of the Standard Webhooks specification. */
  @Test
  void theSignatureIsThatOfStandardWebhooks() {
    var secret = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    assertThat(
            HookSignature.of(
                secret,
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1_614_265_330),
                "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }
}
