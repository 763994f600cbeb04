package legalhub.actors.session;

import java.util.List;
import java.util.Optional;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.Kind;
import legalhub.actors.session.SessionState.Choosing;
import legalhub.actors.session.SessionState.Idle;
import legalhub.actors.session.SessionState.InConsultation;
import legalhub.actors.session.SessionState.Promised;
import legalhub.actors.session.SessionState.Rating;
import legalhub.actors.session.SessionState.Waiting;
import legalhub.actors.session.SessionView.Phase;

/** What a session shows to its resident. */
final class SessionScreen {
  private SessionScreen() {}

  static SessionView.Visit visit(SessionState state) {
    var visit = SessionRules.visit(state);
    var stage = state.stage();
    return new SessionView.Visit(
        phase(stage),
        stage.since(),
        visit.map(ResidentSession.Visit::ticket),
        visit.map(ResidentSession.Visit::pool),
        visit.map(ResidentSession.Visit::desk),
        consultation(stage),
        visit.map(ResidentSession.Visit::matter),
        lawyer(stage),
        reason(stage),
        stage instanceof Choosing ? List.of(Kind.CALLBACK, Kind.MESSAGE) : List.of(),
        visit.filter(v -> v.brief().groups().contains(Group.IN_DANGER)).isPresent());
  }

  private static Phase phase(SessionState.Stage stage) {
    if (stage instanceof Waiting) {
      return Phase.WAITING;
    } else if (stage instanceof Choosing) {
      return Phase.CHOOSING;
    } else if (stage instanceof Promised) {
      return Phase.PROMISED;
    } else if (stage instanceof InConsultation) {
      return Phase.IN_CONSULTATION;
    }
    return stage instanceof Rating ? Phase.RATING : Phase.IDLE;
  }

  private static Optional<ConsultationId> consultation(SessionState.Stage stage) {
    if (stage instanceof InConsultation in) {
      return Optional.of(in.consultation());
    }
    return stage instanceof Rating rating ? Optional.of(rating.consultation()) : Optional.empty();
  }

  private static Optional<LawyerId> lawyer(SessionState.Stage stage) {
    return stage instanceof InConsultation in ? Optional.of(in.lawyer()) : Optional.empty();
  }

  private static String reason(SessionState.Stage stage) {
    if (stage instanceof Idle idle) {
      return idle.reason();
    } else if (stage instanceof Choosing choosing) {
      return choosing.reason();
    }
    return stage instanceof Rating rating ? rating.outcome().name() : "";
  }
}
