package legalhub.simulator.terminals;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import legalhub.simulator.client.ClientWitness;
import legalhub.simulator.terminals.TerminalsReport.Beats;
import legalhub.wire.v1.Role;
import org.junit.jupiter.api.Test;

class VitalsTest {
  private static final URI HUB = URI.create("http://localhost:1");
  private static final long IN_TIME_MILLIS = Vitals.IN_TIME.toMillis();

  private final MockTicker time = Ticker.newMockTicker();
  private final Vitals vitals = new Vitals(time);
  private final ClientWitness device = vitals.newcomer(Role.TERMINAL, "terminal");

  private void pass(long millis) {
    time.advance(millis, TimeUnit.MILLISECONDS);
  }

  @Test
  void anAnswerInTimeIsAllThatIsWanted() {
    vitals.begin();
    device.beatSent(1);
    pass(30);
    device.beatAnswered(1);
    device.beatSent(2);
    assertThat(vitals.unanswered()).isEqualTo(1);
    pass(IN_TIME_MILLIS);
    device.beatAnswered(2);
    assertThat(vitals.beats()).isEqualTo(new Beats(2, 2));
    assertThat(vitals.missed()).isZero();
    assertThat(vitals.roundTripMillis().p50()).isEqualTo(30.0);
  }

  @Test
  void lateAndNoAnswersAreMissed() {
    vitals.begin();
    device.beatSent(1);
    pass(IN_TIME_MILLIS + 1);
    device.beatAnswered(1);
    device.beatSent(2);
    vitals.end();
    assertThat(vitals.beats()).isEqualTo(new Beats(2, 0));
    assertThat(vitals.missed()).isEqualTo(2);
  }

  @Test
  void onlyBeatsOfTheSpanCount() {
    device.beatSent(1);
    vitals.begin();
    device.beatAnswered(1);
    vitals.end();
    device.beatSent(2);
    assertThat(vitals.beats()).isEqualTo(new Beats(0, 0));
  }

  @Test
  void aLostLineIsMissedAndWhatWasUnderWayToo() {
    device.lineOpened(HUB, false);
    vitals.begin();
    device.beatSent(1);
    device.lineLost(HUB, 1006);
    device.turnedAway(HUB, 1006);
    device.lineOpened(HUB, true);
    assertThat(vitals.missed()).isEqualTo(2);
    assertThat(vitals.linesLost()).isEqualTo(1);
    assertThat(vitals.turnedAway()).isEqualTo(1);
    assertThat(vitals.rejoined()).isEqualTo(1);
  }

  @Test
  void theDeadOweNothing() {
    vitals.begin();
    device.beatSent(1);
    device.left();
    assertThat(vitals.missed()).isZero();
    assertThat(vitals.beats()).isEqualTo(new Beats(0, 0));
  }

  @Test
  void whatComesAfterTheEndChangesNothing() {
    vitals.begin();
    device.beatSent(1);
    vitals.close();
    device.left();
    device.lineLost(HUB, 1006);
    assertThat(vitals.missed()).isEqualTo(1);
    assertThat(vitals.linesLost()).isZero();
  }

  @Test
  void onlyTerminalsAreDevices() {
    vitals.begin();
    vitals.newcomer(Role.LAWYER, "admin").beatSent(1);
    assertThat(vitals.loggedIn()).isEqualTo(1);
    assertThat(vitals.unanswered()).isZero();
  }
}
