package legalhub.actors.consultation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.legalcase.CaseId;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.TicketId;
import legalhub.actors.session.Brief;
import legalhub.actors.session.Media;
import legalhub.actors.session.ResidentId;
import legalhub.actors.town.DeskId;

/** The protocol of one consultation: the only one who admits to the call and ends it. */
public interface Consultation {

  /** What may be asked. */
  sealed interface Command {}

  /** The queue has committed a lawyer. */
  record Open(Commission commission) implements Command {}

  record Join(Media media) implements Command {}

  record Leave() implements Command {}

  record Say(Sealed text) implements Command {}

  record SetMedia(Media media) implements Command {}

  record SetHold(boolean on) implements Command {}

  record End(Outcome outcome) implements Command {}

  record ReportQuality(Quality quality) implements Command {}

  record CompleteRecord(Advice advice) implements Command {}

  record AddAddendum(Sealed text) implements Command {}

  /** Exactly one is given. */
  record Transfer(Optional<LawyerId> lawyer, Optional<DeskId> desk) implements Command {}

  record CheckConflict(boolean conflict) implements Command {}

  record Rate(int stars, Sealed comment) implements Command {}

  /**
   * A participant opens the conference.
   *
   * @param noDirectLine the two can't reach each other: the media goes by the bridge
   */
  record OpenConference(boolean noDirectLine) implements Command {}

  /** A side's media went a step down or up. */
  record TellStep(MediaStep step) implements Command {}

  /** Alarms and leases of the consultation's own agenda. */
  record JoinTimeOut() implements Command {}

  record LineLost(Side side) implements Command {}

  record LineBack(Side side) implements Command {}

  /**
   * @param since when the line was lost: an alarm of an earlier loss finds nothing to do
   */
  record DropTimeOut(Instant since) implements Command {}

  record WrapUpTimeOut() implements Command {}

  /** The resident had withdrawn before the lawyer's acceptance reached the session. */
  record ResidentGone() implements Command {}

  /** What is recorded, and kept for ever. */
  sealed interface Event {}

  record Opened(Commission commission) implements Event {}

  record Joined(Side side, Media media) implements Event {}

  record Said(Side side, Sealed text) implements Event {}

  record MediaSet(Side side, Media media) implements Event {}

  record HoldSet(boolean on) implements Event {}

  record Dropped(Side side) implements Event {}

  record Returned(Side side) implements Event {}

  /** The talk is over; the lawyer goes to wrap-up where there was one. */
  record Ended(Outcome outcome, Optional<LawyerId> toLawyer, Optional<DeskId> toDesk)
      implements Event {}

  record QualityReported(Side side, Quality quality) implements Event {}

  record RecordCompleted(Advice advice) implements Event {}

  record AddendumAdded(Sealed text) implements Event {}

  record ConflictChecked() implements Event {}

  record Rated(int stars, Sealed comment) implements Event {}

  /** The first, or once more where only now the direct line is known not to be. */
  record ConferenceOpened(boolean noDirectLine) implements Event {}

  record Stepped(Side side, MediaStep step) implements Event {}

  /** The lawyer is free for the next, though the record isn't written yet. */
  record WrapUpOver() implements Event {}

  /**
   * What the queue decided: who serves whom, about what.
   *
   * @param askedAt when the ticket took its place
   * @param turn counts the ticket's offers: of two consultations of one ticket, the higher is the
   *     later
   */
  record Commission(
      PoolId pool,
      TicketId ticket,
      ResidentId resident,
      LawyerId lawyer,
      CaseId matter,
      DeskId desk,
      Kind kind,
      Brief brief,
      Instant askedAt,
      int turn) {}

  /**
   * The consultation record, 咨询登记, that the lawyer writes. What is about the person is sealed.
   *
   * @param followUp the day of a follow-up as yyyy-MM-dd, or {@code ""}
   */
  record Advice(
      String category,
      Sealed facts,
      Sealed request,
      Sealed advice,
      List<String> citedArticles,
      String referral,
      String followUp) {}

  /**
   * What one browser measured over the whole call.
   *
   * @param mode the best that worked: {@code "video"}, {@code "audio"}, {@code "text"}
   */
  record Quality(
      int firstFrameMillis,
      int roundTripMillis,
      int lossPerMille,
      int width,
      int height,
      int iceRestarts,
      String mode) {
    /** Nothing measured yet. */
    static final Quality UNKNOWN = new Quality(0, 0, 0, 0, 0, 0, "");
  }
}
