package legalhub.actors.session;

import java.time.Instant;
import java.util.Optional;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.consultation.Outcome;
import legalhub.actors.lawyer.LawyerId;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * Where a resident's session stands.
 *
 * @param connected whether the journal believes the person is there, while they wait
 * @param presence counts the changes of {@code connected}, so that the queue can tell an older from
 *     a newer
 * @param leaving the latest visits given up, until the queue surely knows
 * @param request the latest asking for a lawyer, for the service records
 */
public record SessionState(
    Stage stage,
    boolean connected,
    long presence,
    PVector<ResidentSession.Visit> leaving,
    Optional<Request> request) {
  private static final int LEAVING_KEPT = 5;

  static SessionState fresh() {
    return new SessionState(
        new Idle("", Instant.EPOCH), true, 0, TreePVector.empty(), Optional.empty());
  }

  /** Which stage of a visit. */
  public sealed interface Stage {
    Instant since();
  }

  /**
   * @param reason how the last visit ended, {@code ""} when there is nothing to say
   */
  public record Idle(String reason, Instant since) implements Stage {}

  /**
   * In the queue.
   *
   * @param turn of the ticket's latest consultation that ended without service; 0 before any
   */
  public record Waiting(ResidentSession.Visit visit, int turn, Instant since) implements Stage {}

  /** No lawyer could be had; something else can. */
  public record Choosing(ResidentSession.Visit visit, String reason, Instant since)
      implements Stage {}

  /**
   * @param queued whether the queue knew the ticket as a live one before
   * @param amended whether the person has changed or added something since
   */
  public record Promised(
      ResidentSession.Visit visit, boolean queued, boolean amended, Instant since)
      implements Stage {}

  public record InConsultation(
      ResidentSession.Visit visit,
      ConsultationId consultation,
      LawyerId lawyer,
      int turn,
      Instant since)
      implements Stage {}

  public record Rating(
      ResidentSession.Visit visit, ConsultationId consultation, Outcome outcome, Instant since)
      implements Stage {}

  SessionState to(Stage next) {
    return new SessionState(next, connected, presence, leaving, request);
  }

  /** A person who has just asked is there. */
  SessionState present(Stage next) {
    return new SessionState(next, true, presence, leaving, request);
  }

  SessionState connected(boolean now) {
    return new SessionState(stage, now, presence + 1, leaving, request);
  }

  SessionState leaving(ResidentSession.Visit visit) {
    var more = leaving.plus(visit);
    return new SessionState(
        stage, connected, presence, more.size() > LEAVING_KEPT ? more.minus(0) : more, request);
  }

  SessionState with(Request next) {
    return new SessionState(stage, connected, presence, leaving, Optional.of(next));
  }
}
