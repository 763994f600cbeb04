package legalhub.simulator.terminals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import legalhub.simulator.client.ClientFixture;
import legalhub.simulator.client.FakeHub.Said;
import legalhub.simulator.people.CannotBegin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Small runs against a hub that is a few lines long. */
class TerminalsTest {
  private static final int COUNT = 4;

  private final ClientFixture fixture = new ClientFixture();
  private final FakeFleet hub = new FakeFleet(fixture.hub);

  /** What the hub does to devices once all are there. */
  private Runnable meanwhile = () -> {};

  @AfterEach
  void close() {
    fixture.close();
  }

  private Terminals terminals(int dying) {
    var options =
        new TerminalsOptions(
            List.of(fixture.hub.url()),
            COUNT,
            dying,
            Duration.ofMillis(400),
            new TerminalsOptions.Beside(0, 0),
            new TerminalsOptions.Administrator("admin", "legalhub"));
    return new Terminals(options, ClientFixture.QUICK, this::follow);
  }

  private void follow(String progress) {
    if (progress.startsWith("they beat")) {
      meanwhile.run();
    }
  }

  private TerminalsReport run(int dying) {
    try (var terminals = terminals(dying)) {
      return ClientFixture.of(terminals.run());
    }
  }

  @Test
  void everyBeatIsAnsweredAndTheDeadOneIsMissed() {
    var report = run(1);
    assertThat(report.enrolled()).isEqualTo(COUNT);
    assertThat(report.loggedIn()).isEqualTo(COUNT);
    assertThat(report.connectMillis().count()).isEqualTo(COUNT);
    assertThat(report.beats().sent()).isGreaterThan(COUNT).isEqualTo(report.beats().answered());
    assertThat(report.dead().count()).isEqualTo(1);
    assertThat(report.alertMillis().count()).isEqualTo(1);
    assertThat(report.falseAlerts()).isZero();
    assertThat(report.isClean()).isTrue();
  }

  @Test
  void devicesStandInAllVillagesAndAreOfBothKinds() {
    run(0);
    assertThat(hub.approvals)
        .hasSize(COUNT)
        .allMatch(place -> place.contains("\"code\":\"code-t-"))
        .allMatch(place -> place.contains("\"office\":\"p\""))
        .anyMatch(place -> place.contains("VILLAGE_TERMINAL"))
        .anyMatch(place -> place.contains("KIOSK"))
        .anyMatch(place -> place.contains("\"v0\""))
        .anyMatch(place -> place.contains("\"v1\""));
  }

  @Test
  void aFalseAlertBreaksTheRun() {
    meanwhile = () -> hub.falselyMissed = "t-2";
    var report = run(0);
    assertThat(report.falseAlerts()).isEqualTo(1);
    assertThat(report.isClean()).isFalse();
  }

  /** The fake hub refuses a value that was spent before. */
  @Test
  void aDeviceWhoseTokenHasEndedLogsInWithItsNextValue() {
    meanwhile = () -> hub.tokenRefused = "t-1";
    var report = run(0);
    assertThat(hub.tokenRefused).isEmpty();
    assertThat(report.loggedIn()).isEqualTo(COUNT);
    assertThat(report.unexpected().linesLost()).isEqualTo(1);
    assertThat(report.unexpected().rejoined()).isEqualTo(1);
    assertThat(report.isClean()).isFalse();
  }

  @Test
  void withoutEnrolledDevicesThereIsNoRun() {
    hub.approvalStatus = 403;
    try (var terminals = terminals(0)) {
      assertThat(ClientFixture.failureOf(terminals.run()))
          .isInstanceOf(CannotBegin.class)
          .hasMessageContaining("0 of 4 devices were enrolled")
          .hasMessageContaining("403 FORBIDDEN");
    }
  }

  @Test
  void withoutAnAdministratorThereIsNoRun() {
    fixture.hub.script =
        told ->
            told.path().endsWith("/staff")
                ? Optional.of(new Said(401, "{\"code\":\"NO\"}"))
                : Optional.empty();
    try (var terminals = terminals(0)) {
      assertThat(ClientFixture.failureOf(terminals.run())).hasMessageContaining("401 NO");
    }
  }
}
