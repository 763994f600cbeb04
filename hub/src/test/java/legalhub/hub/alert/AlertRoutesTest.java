package legalhub.hub.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.actors.alert.AlertRule;
import legalhub.actors.alert.AlertsView;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Caller.Role;
import legalhub.actors.entity.CommandId;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.PoolId;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;
import legalhub.hub.login.TestSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlertRoutesTest {
  private static final String ID = "no-show-7-0";
  private static final LawyerId SHEN = new LawyerId("lawyer-shen");

  @TempDir Path folder;
  private TestSite site;
  private final List<String> taken = new ArrayList<>();
  private final List<CommandId> intentions = new ArrayList<>();

  private final AlertRoutes.Desk desk =
      new AlertRoutes.Desk() {
        @Override
        public CompletionStage<AlertsView.Open> open(PoolId office) {
          var rule = new AlertRule(AlertRule.Kind.NO_SHOW, 600);
          var at = Optional.of(Instant.ofEpochMilli(9_000));
          var by = Optional.of("officer-qian");
          return CompletableFuture.completedFuture(
              new AlertsView.Open(
                  List.of(
                      new AlertsView.Alert(
                          ID, rule, Instant.ofEpochMilli(7_000), by, at, Optional.of(SHEN)))));
        }

        @Override
        public CompletionStage<Void> acknowledge(
            PoolId office, String alert, Caller by, CommandId intention) {
          taken.add(office.value() + "/" + alert + "/" + by.id());
          intentions.add(intention);
          return alert.equals(ID)
              ? CompletableFuture.completedFuture(null)
              : CompletableFuture.failedFuture(new ProblemException(Problem.NOT_FOUND));
        }
      };

  @BeforeEach
  void start() throws IOException {
    site =
        new TestSite(
            folder,
            "",
            null,
            test -> List.of(new AlertRoutes(test.tokens, test.plan.town(), desk)));
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void theOfficeSeesWhatIsNotOver() {
    var answer = site.get("/api/office/alerts", as(Role.OFFICER));
    assertThat(answer.status()).isEqualTo(200);
    var alert = answer.json().path("alerts").get(0);
    assertThat(alert.path("id").asText()).isEqualTo(ID);
    assertThat(alert.path("rule").asText()).isEqualTo("NO_SHOW");
    assertThat(alert.path("limit").asInt()).isEqualTo(600);
    assertThat(alert.path("lawyerId").asText()).isEqualTo("lawyer-shen");
    assertThat(alert.path("takenBy").asText()).isEqualTo("officer-qian");
    assertThat(alert.path("takenAtMillis").asLong()).isEqualTo(9_000);
  }

  @Test
  void somebodyTakesItOn() {
    assertThat(take(ID, Role.ADMINISTRATOR).status()).isEqualTo(200);
    assertThat(taken).containsExactly("wuzhen/" + ID + "/somebody");
    assertThat(take("over-1", Role.OFFICER).code()).isEqualTo("NOT_FOUND");
    assertThat(take("NOT%20ONE", Role.OFFICER).status()).isEqualTo(404);
  }

  @Test
  void anIntentionKeepsItsNameOverRetries() {
    var path = "/api/office/alerts/" + ID + "/acknowledge";
    var bearer = "Bearer " + site.tokenOf(Role.OFFICER, "somebody");
    for (int i = 0; i < 2; i++) {
      site.post(path, "{}", "Authorization", bearer, "Idempotency-Key", "taking-7");
    }
    take(ID, Role.OFFICER);
    take(ID, Role.OFFICER);
    assertThat(intentions.subList(0, 2)).containsOnly(new CommandId("taking-7"));
    assertThat(intentions.subList(1, 4)).doesNotHaveDuplicates();
    var tooLong = "x".repeat(65);
    var refused = site.post(path, "{}", "Authorization", bearer, "Idempotency-Key", tooLong);
    assertThat(refused.code()).isEqualTo("INVALID");
    assertThat(intentions).hasSize(4);
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"RESIDENT", "LAWYER"})
  void nobodyElseDoes(Role role) {
    assertThat(site.get("/api/office/alerts", as(role)).status()).isEqualTo(403);
    assertThat(take(ID, role).status()).isEqualTo(403);
    assertThat(taken).isEmpty();
  }

  private TestSite.Answer take(String id, Role role) {
    return site.post("/api/office/alerts/" + id + "/acknowledge", "{}", as(role));
  }

  private String[] as(Role role) {
    return new String[] {"Authorization", "Bearer " + site.tokenOf(role, "somebody")};
  }
}
