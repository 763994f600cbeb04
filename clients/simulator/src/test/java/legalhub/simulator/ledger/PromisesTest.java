package legalhub.simulator.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import legalhub.simulator.ledger.Fact.Precedence;
import legalhub.simulator.ledger.Fact.What;
import legalhub.simulator.ledger.Violation.Kind;
import org.junit.jupiter.api.Test;

/** Each check finds nothing in a good day, and its own violation in a day that has one. */
class PromisesTest {
  private static final long RING = 15_000;

  private final Ledger ledger = new Ledger();

  private void note(Fact... facts) {
    List.of(facts).forEach(ledger::note);
  }

  private List<Kind> broken() {
    return ledger.violations(1).stream().map(Violation::kind).toList();
  }

  private static Fact.Asked asked(String ticket) {
    return new Fact.Asked(ticket, "family", Precedence.FIRST_COME);
  }

  private static Fact.Shown shown(String ticket, String phase) {
    return new Fact.Shown(ticket, phase, "");
  }

  private static Fact.Opened opened(String consultation, String ticket, String lawyer, long at) {
    return new Fact.Opened(consultation, ticket, lawyer, at);
  }

  private static Fact.Found found(String consultation, long ended, long recorded) {
    return new Fact.Found(
        consultation, Optional.of(ended), Optional.of(recorded), List.of(), "advice", 0);
  }

  private static Fact.Offered offered(String ticket, String lawyer, long since, long at) {
    return new Fact.Offered(
        "offer-" + ticket + "-" + at,
        ticket,
        lawyer,
        new Fact.Ring(since, at + RING),
        "FIRST_COME",
        at);
  }

  @Test
  void aGoodDayBreaksNothing() {
    note(
        asked("t1"),
        shown("t1", "WAITING"),
        asked("t2"),
        shown("t2", "WAITING"),
        offered("t1", "shen", 100, 1_000),
        new Fact.Silenced("offer-t1-1000", false, 1_500),
        opened("c1", "t1", "shen", 1_500),
        shown("t1", "IN_CONSULTATION"),
        new Fact.Acknowledged("c1", What.CHAT, "hello"),
        shown("t1", "RATING"),
        new Fact.Leaving("t1", 5_000),
        new Fact.Acknowledged("c1", What.RECORD, "advice"),
        new Fact.Acknowledged("c1", What.STARS, "4"),
        shown("t1", "IDLE"),
        offered("t2", "shen", 200, 6_000),
        new Fact.Silenced("offer-t2-6000", false, 6_500),
        opened("c2", "t2", "shen", 6_500),
        shown("t2", "IN_CONSULTATION"),
        new Fact.Leaving("t2", 8_000),
        shown("t2", "IDLE"),
        new Fact.Found(
            "c1", Optional.of(4_900L), Optional.of(5_500L), List.of("hello"), "advice", 0),
        new Fact.Found("c1", Optional.of(4_900L), Optional.empty(), List.of("hello"), "", 4),
        found("c2", 8_000, 8_500),
        new Fact.SignalsOver("c1", 0, 0));
    assertThat(ledger.violations(1)).isEmpty();
  }

  @Test
  void aTicketWithTwoLawyersAtOnce() {
    note(opened("c1", "t", "shen", 1_000), opened("c2", "t", "mao", 2_000));
    note(found("c1", 3_000, 3_500), found("c2", 4_000, 4_500));
    assertThat(broken()).containsExactly(Kind.DOUBLE_ASSIGNED);
  }

  @Test
  void aTicketGivenTwiceInTheSameMoment() {
    note(opened("c1", "t", "shen", 1_000), opened("c2", "t", "mao", 1_000));
    assertThat(broken()).containsExactly(Kind.DOUBLE_ASSIGNED);
  }

  @Test
  void aTicketThatReturnsToAnotherLawyerIsFine() {
    note(opened("c1", "t", "shen", 1_000), opened("c2", "t", "mao", 3_000));
    note(found("c1", 3_000, 3_000), found("c2", 4_000, 4_500));
    assertThat(broken()).isEmpty();
  }

  @Test
  void aLawyerAboveCapacity() {
    note(opened("c1", "t1", "shen", 1_000), opened("c2", "t2", "shen", 3_200));
    note(found("c1", 3_000, 3_500), found("c2", 4_000, 4_500));
    assertThat(broken()).containsExactly(Kind.OVER_CAPACITY);
    assertThat(ledger.violations(2)).isEmpty();
  }

  @Test
  void anAskThatNeverShows() {
    note(asked("t"));
    assertThat(broken()).containsExactly(Kind.LOST);
  }

  @Test
  void aTicketThatVanishes() {
    note(asked("t"), shown("t", "WAITING"), shown("t", "IDLE"));
    assertThat(broken()).containsExactly(Kind.LOST);
  }

  @Test
  void aTicketThatEndsForAReasonIsFine() {
    note(asked("t"), shown("t", "WAITING"), new Fact.Shown("t", "IDLE", "ENDED_BY_ADMINISTRATOR"));
    assertThat(broken()).isEmpty();
  }

  @Test
  void aWithdrawnTicketThatIsServed() {
    note(asked("t"), shown("t", "WAITING"), new Fact.Leaving("t", 1), new Fact.Withdrawn("t"));
    note(shown("t", "IN_CONSULTATION"));
    assertThat(broken()).containsExactly(Kind.LOST);
  }

  @Test
  void aTicketThatIsTurnedAwayByNoRule() {
    note(asked("t"), new Fact.Shown("t", "CHOOSING", "NOT_JOINED"));
    assertThat(broken()).isEmpty();
    note(new Fact.Shown("t", "CHOOSING", "NOT_IN_THIS_STATE"));
    assertThat(broken()).containsExactly(Kind.LOST);
  }

  @Test
  void aTicketThatStaysInTheQueueThoughItWasLeft() {
    note(asked("t"), shown("t", "WAITING"), new Fact.Leaving("t", 1), new Fact.Withdrawn("t"));
    note(new Fact.Lingering("t"));
    assertThat(broken()).containsExactly(Kind.LATE);
  }

  @Test
  void aTicketThatWaitsWithoutAPlace() {
    note(asked("t"), shown("t", "WAITING"), new Fact.PlaceMissing("t"));
    assertThat(broken()).containsExactly(Kind.LATE);
  }

  @Test
  void aLineOfChatThatIsMissingAndOneThatIsThereTwice() {
    note(
        new Fact.Acknowledged("c", What.CHAT, "one"), new Fact.Acknowledged("c", What.CHAT, "two"));
    note(new Fact.Found("c", Optional.of(9L), Optional.empty(), List.of("two", "two"), "", 0));
    assertThat(broken()).containsExactly(Kind.LOST, Kind.LOST);
  }

  @Test
  void aRecordThatIsMissing() {
    note(new Fact.Acknowledged("c", What.RECORD, "advice"));
    note(new Fact.Found("c", Optional.of(9L), Optional.empty(), List.of(), "", 0));
    assertThat(broken()).containsExactly(Kind.LOST);
  }

  @Test
  void aRatingThatIsMissing() {
    note(new Fact.Acknowledged("c", What.STARS, "5"), found("c", 1, 2));
    assertThat(broken()).containsExactly(Kind.LOST);
  }

  @Test
  void aConsultationThatCannotBeFoundAgain() {
    note(new Fact.Acknowledged("c", What.CHAT, "hello"));
    assertThat(broken()).containsExactly(Kind.LOST);
  }

  @Test
  void aRecordThatIsNotListed() {
    note(new Fact.Unlisted("c", "lawyer-shen"));
    assertThat(broken()).containsExactly(Kind.LATE);
  }

  @Test
  void whatWasSeenToBeWrongAtOnce() {
    note(new Fact.ViewWrong("DESK", "misfit"), new Fact.SignalsOver("c", 1, 2));
    note(new Fact.Unsettled("resident r", "is WAITING"));
    assertThat(ledger.violations(1))
        .extracting(Violation::kind, Violation::what)
        .containsExactly(
            tuple(Kind.VIEW_WRONG, "view DESK: misfit"),
            tuple(Kind.SIGNAL_LOST, "a signal of consultation c"),
            tuple(Kind.SIGNAL_DOUBLED, "a signal of consultation c"),
            tuple(Kind.SIGNAL_DOUBLED, "a signal of consultation c"),
            tuple(Kind.UNSETTLED, "resident r is WAITING"));
  }
}
