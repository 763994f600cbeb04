package legalhub.simulator.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import legalhub.simulator.ledger.Fact.Precedence;
import org.junit.jupiter.api.Test;

class FirstComeTest {
  private static final long RING = 15_000;

  private final List<Fact> facts = new ArrayList<>();

  private void asked(String ticket, String desk, Precedence precedence, long since) {
    facts.add(new Fact.Asked(ticket, desk, precedence));
    facts.add(new Fact.Queued(ticket, since));
  }

  private void offered(String ticket, String lawyer, long since, long at, String rule) {
    facts.add(
        new Fact.Offered(
            ticket + at, ticket, lawyer, new Fact.Ring(since, at + RING), rule, at + 3));
  }

  private List<Violation> found() {
    return FirstCome.check(facts);
  }

  private void twoOfOneDesk() {
    asked("first", "family", Precedence.FIRST_COME, 1_000);
    asked("second", "family", Precedence.FIRST_COME, 1_001);
  }

  @Test
  void theSecondBeforeTheFirst() {
    twoOfOneDesk();
    offered("second", "shen", 1_001, 20_000, "FIRST_COME");
    assertThat(found())
        .singleElement()
        .satisfies(broken -> assertThat(broken.what()).contains("second", "first", "shen"));
  }

  @Test
  void theSecondBeforeTheFirstWhichIsOfferedLater() {
    twoOfOneDesk();
    offered("second", "shen", 1_001, 20_000, "FIRST_COME");
    offered("first", "mao", 1_000, 20_001, "FIRST_COME");
    assertThat(found()).hasSize(1);
  }

  @Test
  void theFirstBeforeTheSecond() {
    twoOfOneDesk();
    offered("first", "mao", 1_000, 20_000, "FIRST_COME");
    offered("second", "shen", 1_001, 20_000, "FIRST_COME");
    assertThat(found()).isEmpty();
  }

  @Test
  void whoIsServedIsNotOvertaken() {
    twoOfOneDesk();
    offered("first", "mao", 1_000, 10_000, "FIRST_COME");
    facts.add(new Fact.Silenced("first10000", false, 10_500));
    facts.add(new Fact.Opened("first10000", "first", "mao", 10_500));
    offered("second", "shen", 1_001, 20_000, "FIRST_COME");
    assertThat(found()).isEmpty();
  }

  @Test
  void whoRangOutElsewhereIsNext() {
    twoOfOneDesk();
    offered("first", "mao", 1_000, 2_000, "FIRST_COME");
    facts.add(new Fact.Silenced("first2000", false, 17_000));
    offered("second", "shen", 1_001, 20_000, "FIRST_COME");
    assertThat(found()).hasSize(1);
  }

  @Test
  void aRuleWithANameMayOvertake() {
    twoOfOneDesk();
    offered("second", "shen", 1_001, 20_000, "RETURN_TO_SAME_LAWYER");
    assertThat(found()).isEmpty();
  }

  @Test
  void anotherClassOrDeskIsAnotherOrder() {
    asked("first", "family", Precedence.FIRST_COME, 1_000);
    asked("elderly", "family", Precedence.PRIORITY_GROUP, 2_000);
    asked("labour", "labour", Precedence.FIRST_COME, 3_000);
    offered("elderly", "shen", 2_000, 20_000, "PRIORITY_GROUP");
    offered("labour", "mao", 3_000, 20_001, "FIRST_COME");
    assertThat(found()).isEmpty();
  }

  @Test
  void whoIsAbsentIsPassedOver() {
    twoOfOneDesk();
    facts.add(new Fact.Away("first", 10_000, 19_000));
    offered("second", "shen", 1_001, 20_000, "FIRST_COME");
    assertThat(found()).isEmpty();
  }

  @Test
  void whoCameBackLongAgoIsNotPassedOver() {
    twoOfOneDesk();
    facts.add(new Fact.Away("first", 2_000, 3_000));
    offered("second", "shen", 1_001, 120_000, "FIRST_COME");
    assertThat(found()).isEmpty(); // Both may have gone to the general desk by then.
    asked("third", "family", Precedence.FIRST_COME, 70_000);
    offered("third", "mao", 70_000, 120_000, "FIRST_COME");
    assertThat(found()).hasSize(1);
  }

  @Test
  void whoLeftIsPassedOver() {
    twoOfOneDesk();
    facts.add(new Fact.Leaving("first", 19_000));
    offered("second", "shen", 1_001, 20_000, "FIRST_COME");
    assertThat(found()).isEmpty();
  }

  @Test
  void whoRingsElsewhereIsNotOvertaken() {
    twoOfOneDesk();
    offered("first", "mao", 1_000, 10_000, "FIRST_COME");
    offered("second", "shen", 1_001, 20_000, "FIRST_COME");
    facts.add(new Fact.Silenced("first10000", false, 25_000));
    assertThat(found()).isEmpty();
  }

  @Test
  void whomThisLawyerDeclinedIsPassedOverByThisLawyerOnly() {
    twoOfOneDesk();
    offered("first", "shen", 1_000, 10_000, "FIRST_COME");
    facts.add(new Fact.Silenced("first10000", true, 12_000));
    offered("second", "shen", 1_001, 20_000, "FIRST_COME");
    assertThat(found()).isEmpty();
    asked("third", "family", Precedence.FIRST_COME, 2_000);
    offered("third", "mao", 2_000, 40_000, "FIRST_COME");
    facts.add(new Fact.Silenced("second20000", false, 21_000));
    assertThat(found())
        .as("mao never declined the first")
        .extracting(Violation::what)
        .anyMatch(what -> what.contains("third") && what.contains("first"));
  }
}
