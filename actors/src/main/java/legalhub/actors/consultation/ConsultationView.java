package legalhub.actors.consultation;

import java.time.Instant;
import java.util.Optional;
import legalhub.actors.conference.ConferenceId;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.legalcase.CaseId;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.queue.Kind;
import legalhub.actors.session.Media;
import legalhub.actors.session.ResidentId;
import legalhub.actors.town.DeskId;

/**
 * What a consultation shows: all of it to its participants, times and states alone to
 * administrators and officers.
 */
public interface ConsultationView {
  /**
   * Parts {@code call}, {@code participant/SIDE}, {@code brief}, {@code chat/N}, {@code record},
   * {@code addendum/N}, {@code quality/SIDE}.
   */
  String CALL = "call";

  /** Where it stands. */
  enum Phase {
    JOINING,
    TALKING,
    DROPPED,
    RECORDING_ADVICE,
    CLOSED
  }

  /**
   * @param until in {@code JOINING} and {@code DROPPED}: when the hub gives up
   * @param recordLocks empty until the record was written
   * @param stars shown to the resident alone
   * @param conference once one was opened
   */
  record Call(
      ConsultationId consultation,
      Phase phase,
      CaseId matter,
      LawyerId lawyer,
      ResidentId resident,
      Kind kind,
      Instant since,
      Optional<Instant> until,
      boolean onHold,
      Optional<Outcome> outcome,
      boolean conflictChecked,
      Optional<Instant> recordLocks,
      int stars,
      Optional<ConferenceId> conference)
      implements ViewPart {}

  record Participant(Side side, String person, boolean present, Media media) implements ViewPart {}

  record Asked(DeskId desk, legalhub.actors.session.Brief brief) implements ViewPart {}

  record Chat(int number, Side from, Sealed text, Instant at) implements ViewPart {}

  record Written(Consultation.Advice advice, Instant at) implements ViewPart {}

  record Addendum(int number, Sealed text, Instant at) implements ViewPart {}

  /**
   * @param step what the side's page has come down to; empty until it says so
   */
  record Measured(Side side, Consultation.Quality quality, Optional<MediaStep> step)
      implements ViewPart {}
}
