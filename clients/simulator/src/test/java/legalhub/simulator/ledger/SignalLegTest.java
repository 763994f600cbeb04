package legalhub.simulator.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import legalhub.simulator.ledger.SignalLeg.End;
import org.junit.jupiter.api.Test;

class SignalLegTest {
  private final SignalLeg leg = new SignalLeg();

  private static long at(long seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }

  private Fact.SignalsOver over(long seconds) {
    leg.ending(at(seconds));
    return leg.over("c");
  }

  private void bothIn(String epoch) {
    leg.stands(End.SENDER, epoch, at(1));
    leg.stands(End.RECEIVER, epoch, at(1));
  }

  private static Fact.SignalsOver result(int lost, int doubled) {
    return new Fact.SignalsOver("c", lost, doubled);
  }

  @Test
  void allThatWasSentArrived() {
    bothIn("e");
    leg.sent("e", 1, at(2));
    leg.sent("e", 2, at(2));
    leg.received("e", 1);
    leg.received("e", 2);
    assertThat(over(10)).isEqualTo(result(0, 0));
  }

  @Test
  void aGapWithinAnEpochIsALoss() {
    leg.received("e", 1);
    leg.received("e", 3);
    assertThat(over(10)).isEqualTo(result(1, 0));
  }

  @Test
  void theSameTwiceWithinAnEpochIsDoubled() {
    leg.received("e", 1);
    leg.received("e", 1);
    assertThat(over(10)).isEqualTo(result(0, 1));
  }

  @Test
  void theSameInAnotherEpochIsFine() {
    leg.received("e", 1);
    leg.received("f", 1);
    leg.received("f", 2);
    assertThat(over(10)).isEqualTo(result(0, 0));
  }

  @Test
  void whatWasSentLongBeforeTheEndAndNeverArrivedIsLost() {
    bothIn("e");
    leg.sent("e", 1, at(2));
    leg.sent("e", 2, at(8));
    leg.passedOn("e", at(9));
    assertThat(over(10)).isEqualTo(result(1, 0));
  }

  @Test
  void whatWasSentToAHubThatCameBackOnlyForTheEndIsNotLost() {
    bothIn("e");
    leg.passedOn("e", at(2));
    leg.sent("e", 1, at(3));
    assertThat(over(17)).isEqualTo(result(0, 0));
  }

  @Test
  void aHubThatIsAwayForTooLongIsNoExcuse() {
    bothIn("e");
    leg.sent("e", 1, at(3));
    assertThat(over(30)).isEqualTo(result(1, 0));
  }

  @Test
  void whatWasSentToSomebodyWhoIsAwayIsNotLost() {
    bothIn("e");
    leg.sent("e", 1, at(2));
    leg.stands(End.RECEIVER, "", at(4));
    assertThat(over(10)).isEqualTo(result(0, 0));
  }

  @Test
  void theFirstWordOfTheEndCounts() {
    bothIn("e");
    leg.sent("e", 1, at(5));
    leg.ending(at(6));
    assertThat(over(60)).isEqualTo(result(0, 0));
  }
}
