package legalhub.simulator.terminals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import legalhub.simulator.terminals.Alerts.Death;
import legalhub.wire.v1.IncidentPart;
import legalhub.wire.v1.TerminalPart;
import org.junit.jupiter.api.Test;

class AlertsTest {
  private static final Standing WELL = new Standing(true, true, false, false, 1_000);
  private static final Standing MISSED = new Standing(false, true, true, false, 2_000);
  private static final Standing BACK = new Standing(true, true, false, false, 3_000);

  private final Alerts alerts = new Alerts();

  private static long at(long millis) {
    return Duration.ofMillis(millis).toNanos();
  }

  @Test
  void theDeadAreMissedOnceEach() {
    alerts.shown("a", WELL, at(0));
    alerts.shown("b", WELL, at(0));
    alerts.dies("a", Death.KILLED, at(1_000));
    alerts.dies("b", Death.DARK, at(2_000));
    assertThat(alerts.died()).isEqualTo(2);
    assertThat(alerts.missing()).isEqualTo(2);
    alerts.shown("a", WELL, at(2_500));
    alerts.shown("a", MISSED, at(6_000));
    alerts.shown("a", MISSED, at(9_000));
    assertThat(alerts.missing()).isEqualTo(1);
    alerts.shown("b", MISSED, at(16_000));
    assertThat(alerts.missing()).isZero();
    assertThat(alerts.late()).isZero();
    assertThat(alerts.falseOnes()).isZero();
    assertThat(alerts.millis().count()).isEqualTo(2);
    assertThat(alerts.millis(Death.KILLED).max()).isEqualTo(5_000.0);
    assertThat(alerts.millis(Death.DARK).max()).isEqualTo(14_000.0);
  }

  @Test
  void anAlertAfterTwentySecondsIsLate() {
    alerts.dies("a", Death.DARK, at(0));
    alerts.dies("b", Death.DARK, at(0));
    alerts.shown("a", MISSED, at(20_000));
    assertThat(alerts.late()).isZero();
    alerts.shown("b", MISSED, at(20_001));
    assertThat(alerts.late()).isEqualTo(1);
    assertThat(alerts.missing()).isZero();
  }

  @Test
  void anAlertOfWhoIsAliveIsFalse() {
    alerts.shown("a", WELL, at(0));
    alerts.shown("a", MISSED, at(1_000));
    alerts.shown("a", MISSED, at(2_000));
    assertThat(alerts.falseOnes()).isEqualTo(1);
    alerts.shown("a", BACK, at(3_000));
    assertThat(alerts.falseOnes()).as("its end is no other").isEqualTo(1);
    alerts.shown("a", MISSED, at(4_000));
    assertThat(alerts.falseOnes()).isEqualTo(2);
  }

  @Test
  void anAlertThatTheBoardLeftOutIsFalseAllTheSame() {
    alerts.shown("a", WELL, at(0));
    alerts.shown("a", BACK, at(1_000));
    assertThat(alerts.falseOnes()).isEqualTo(1);
  }

  @Test
  void comingForTheFirstTimeIsNoAlert() {
    var absent = new Standing(false, false, false, false, 0);
    alerts.shown("a", absent, at(0));
    alerts.shown("a", WELL, at(1_000));
    alerts.shown("b", WELL, at(1_000));
    assertThat(alerts.falseOnes()).isZero();
    assertThat(alerts.count(Standing::there)).isEqualTo(2);
  }

  @Test
  void theBoardIsReadAsItIsWritten() {
    var part =
        TerminalPart.newBuilder().setThere(true).setNetwork("GOOD").setThereSinceMillis(1_000);
    assertThat(Standing.of(part.setShut("OPEN").build())).isEqualTo(WELL);
    part.addIncidents(IncidentPart.newBuilder().setKind("DEVICE_FAILS"));
    assertThat(Standing.of(part.build())).isEqualTo(WELL);
    part.addIncidents(IncidentPart.newBuilder().setKind("LINE_LOST"));
    assertThat(Standing.of(part.build()).isMissed()).isTrue();
    assertThat(Standing.of(part.setShut("CLONED").build()).cloned()).isTrue();
  }
}
