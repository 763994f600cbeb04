package legalhub.hub.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import legalhub.actors.entity.Caller.Role;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.lawyer.Standing;
import legalhub.actors.queue.Queue;
import legalhub.hub.login.TestSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HallRoutesTest {
  private static final Instant THEN = Instant.parse("2026-11-20T02:42:00Z");

  @TempDir Path folder;
  private TestSite site;
  private final List<Instant> asked = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    HallRoutes.History history =
        (office, rules, zone, at) -> {
          asked.add(at);
          var lawyer = new LawyerId("lawyer-shen");
          var came = new Queue.StandingSet(lawyer, 1, Standing.AVAILABLE, "");
          return CompletableFuture.completedFuture(
              rules.apply(rules.vacant(), came, at.minusSeconds(60)));
        };
    site =
        new TestSite(
            folder,
            "",
            null,
            test -> List.of(new HallRoutes(test.tokens, test.plan.town(), history, test.clock)));
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void theHallOfAMomentIsShown() {
    var answer = hall("?at=" + THEN.toEpochMilli(), Role.OFFICER);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(asked).containsExactly(THEN);
    assertThat(answer.json().path("open").asBoolean()).isTrue();
    assertThat(answer.json().path("available").asInt()).isEqualTo(1);
    assertThat(answer.json().path("waiting")).isEmpty();
    var lawyer = answer.json().path("lawyers").get(0);
    assertThat(lawyer.path("lawyerId").asText()).isEqualTo("lawyer-shen");
    assertThat(lawyer.path("state").asText()).isEqualTo("AVAILABLE");
    assertThat(lawyer.path("sinceMillis").asLong()).isEqualTo(THEN.minusSeconds(60).toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?at=",
        "?at=noon",
        "?at=-1",
        "?at=0",
        "?at=99999999999999999",
        "?at=9999999999999"
      })
  void aTimeThatIsNoneOrNotYetIsSaid(String query) {
    assertThat(hall(query, Role.OFFICER).code()).isEqualTo("INVALID");
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"RESIDENT", "LAWYER"})
  void onlyTheOfficeLooks(Role role) {
    assertThat(hall("?at=" + THEN.toEpochMilli(), role).status()).isEqualTo(403);
  }

  private TestSite.Answer hall(String query, Role role) {
    var bearer = "Bearer " + site.tokenOf(role, "somebody");
    return site.get("/api/office/hall" + query, "Authorization", bearer);
  }
}
