package legalhub.hub.rota;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Caller.Role;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.rota.Rota;
import legalhub.actors.rota.RotaView;
import legalhub.actors.rota.ShiftId;
import legalhub.hub.login.TestSite;
import legalhub.hub.login.TestSite.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Shifts over HTTP, as far as the rota itself, which is the real one. */
class RotaRoutesTest {
  @TempDir Path folder;
  private TestSite site;
  private Instant nine;

  @BeforeEach
  void start() throws IOException {
    site =
        new TestSite(
            folder,
            "",
            null,
            test -> List.of(new RotaRoutes(test.tokens, test.plan.town(), test.asker, test.trail)));
    nine = Instant.ofEpochMilli(site.clock.millis()).plus(Duration.ofHours(1));
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private Answer post(String path, Object body, Role role, String person) {
    var token = site.tokenOf(role, person);
    return site.post("/api/admin/rota/" + path, body, "Authorization", "Bearer " + token);
  }

  private Map<String, Object> shift(String lawyer, int hours) {
    return Map.of(
        "lawyer", lawyer,
        "fromMillis", nine.toEpochMilli(),
        "untilMillis", nine.plus(Duration.ofHours(hours)).toEpochMilli());
  }

  private Map<String, ViewPart> shown() {
    var audience = new Audience(new Caller(Role.ADMINISTRATOR, "gao"), RotaView.SHIFTS, "");
    Optional<Map<String, ViewPart>> parts =
        site.asker
            .look(new EntityAddress(EntityKind.ROTA, "wuzhen"), audience)
            .toCompletableFuture()
            .join();
    return parts.orElseThrow();
  }

  @Test
  void aShiftIsPlannedChangedAndCancelled() {
    var path = "wuzhen/shifts/shift-1";
    assertThat(post(path, shift("lawyer-shen", 8), Role.ADMINISTRATOR, "gao").status())
        .isEqualTo(200);
    assertThat(post(path, shift("lawyer-mao", 4), Role.OFFICER, "officer-qian").status())
        .isEqualTo(200);
    var planned =
        new Rota.Shift(
            new ShiftId("shift-1"),
            new LawyerId("lawyer-mao"),
            nine,
            nine.plus(Duration.ofHours(4)));
    assertThat(shown())
        .isEqualTo(Map.of("shift/shift-1", new RotaView.Planned(planned, "officer-qian")));
    assertThat(post(path + "/cancel", Map.of(), Role.OFFICER, "officer-qian").status())
        .isEqualTo(200);
    assertThat(shown()).isEmpty();
    assertThat(post(path + "/cancel", Map.of(), Role.ADMINISTRATOR, "gao").code())
        .isEqualTo("NOT_FOUND");
  }

  @Test
  void whatTheRotaRefusesIsAProblem() {
    var first = post("wuzhen/shifts/1", shift("lawyer-shen", 8), Role.ADMINISTRATOR, "gao");
    assertThat(first.status()).isEqualTo(200);
    assertThat(post("wuzhen/shifts/2", shift("lawyer-shen", 2), Role.ADMINISTRATOR, "gao").code())
        .isEqualTo("NOT_IN_THIS_STATE");
    assertThat(post("wuzhen/shifts/2", shift("lawyer-mao", 2), Role.OFFICER, "stranger").code())
        .isEqualTo("FORBIDDEN");
    assertThat(post("far/shifts/2", shift("lawyer-mao", 2), Role.ADMINISTRATOR, "gao").code())
        .isEqualTo("NOT_FOUND");
    assertThat(shown()).hasSize(1);
  }

  static Stream<Map<String, Object>> garbled() {
    return Stream.of(
        Map.of(),
        Map.of("lawyer", "lawyer-shen", "fromMillis", 1),
        Map.of("fromMillis", 1, "untilMillis", 2),
        Map.of("lawyer", "lawyer-shen", "fromMillis", 1, "untilMillis", Long.MAX_VALUE),
        Map.of("lawyer", "", "fromMillis", 1, "untilMillis", 2));
  }

  @ParameterizedTest
  @MethodSource("garbled")
  void aBodyThatIsNoShiftIsInvalid(Map<String, Object> body) {
    assertThat(post("wuzhen/shifts/1", body, Role.ADMINISTRATOR, "gao").code())
        .isEqualTo("INVALID");
    assertThat(shown()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"RESIDENT", "LAWYER", "SUPERVISED_PERSON", "TERMINAL"})
  void nobodyElsePlans(Role role) {
    assertThat(post("wuzhen/shifts/1", shift("lawyer-shen", 8), role, "lawyer-shen").status())
        .isEqualTo(403);
    assertThat(shown()).isEmpty();
  }
}
