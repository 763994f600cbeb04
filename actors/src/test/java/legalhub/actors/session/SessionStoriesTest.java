package legalhub.actors.session;

import static legalhub.actors.Sample.TICKET;
import static legalhub.actors.Sample.brief;
import static legalhub.actors.Sample.resident;
import static legalhub.actors.Sample.sealed;
import static legalhub.actors.Sample.visit;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import legalhub.actors.Sample;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.consultation.Outcome;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.Played;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.Queue;
import legalhub.actors.session.ResidentSession.Command;
import legalhub.actors.session.ResidentSession.Event;
import org.junit.jupiter.api.Test;

class SessionStoriesTest {
  private final Played<Command, Event, SessionState> session =
      new Played<>(new SessionRules(Sample.RESIDENT));

  private static ResidentSession.ChooseFallback choose(Kind kind, String contact) {
    return new ResidentSession.ChooseFallback(TICKET, kind, brief(contact, ""));
  }

  @Test
  void aNumberGivenAfterThePromiseIsAddedAndTold() {
    session.recorded(resident(), new ResidentSession.AskForLawyer(visit(Kind.CALLBACK)));
    session.recorded(resident(), choose(Kind.CALLBACK, "138"));
    assertThat(session.duties())
        .as("the queue may know the ticket, or not yet")
        .satisfiesExactly(
            duty -> assertThat(duty).isInstanceOf(Queue.Join.class),
            duty ->
                assertThat(duty)
                    .isInstanceOfSatisfying(
                        Queue.Convert.class,
                        convert -> assertThat(convert.brief().contact()).isEqualTo(sealed("138"))));
  }

  @Test
  void aFinishThatIsLateEndsNoOtherVisit() {
    var call = new ConsultationId("call");
    session.recorded(resident(), new ResidentSession.AskForLawyer(visit(Kind.LIVE)));
    session.recorded(
        Sample.HUB,
        new ResidentSession.Answered(TICKET, call, new LawyerId("lawyer"), Kind.LIVE, 1));
    session.recorded(
        Sample.HUB, new ResidentSession.ConsultationEnded(TICKET, call, Outcome.RESOLVED));
    var earlier = Optional.of(new ConsultationId("an earlier one"));
    assertThat(session.ask(resident(), new ResidentSession.FinishVisit(earlier)))
        .isEqualTo(Decision.alreadySo());
    session.recorded(resident(), new ResidentSession.FinishVisit(Optional.of(call)));
  }

  @Test
  void theSameChoiceTwiceRecordsOnce() {
    session.recorded(resident(), new ResidentSession.AskForLawyer(visit(Kind.LIVE)));
    session.recorded(resident(), choose(Kind.CALLBACK, "138"));
    assertThat(session.ask(resident(), choose(Kind.CALLBACK, "138")))
        .isEqualTo(Decision.alreadySo());
  }

  @Test
  void aChangeOfMindKeepsTheNumber() {
    session.recorded(resident(), new ResidentSession.AskForLawyer(visit(Kind.LIVE)));
    session.recorded(resident(), choose(Kind.CALLBACK, "138"));
    session.pass(Duration.ofSeconds(1));
    session.recorded(resident(), choose(Kind.MESSAGE, ""));
    var promised = (SessionState.Promised) session.state().stage();
    assertThat(promised.visit().kind()).isEqualTo(Kind.MESSAGE);
    assertThat(promised.visit().brief().contact()).isEqualTo(sealed("138"));
    assertThat(promised.visit().brief().facts()).isEqualTo(sealed("facts"));
  }
}
