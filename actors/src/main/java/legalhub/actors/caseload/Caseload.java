package legalhub.actors.caseload;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import legalhub.actors.activity.Activity;
import legalhub.actors.activity.ActivityId;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.supervision.Obligation;
import legalhub.actors.supervision.SupervisedId;
import legalhub.actors.supervision.SupervisedPerson;
import legalhub.actors.supervision.SupervisionClass;
import legalhub.actors.voicereport.ReportId;
import legalhub.actors.voicereport.Verdict;
import legalhub.actors.voicereport.VoiceReport;

/** The protocol of one office's caseload. */
public interface Caseload {

  /** What may be asked. */
  sealed interface Command {}

  /** A person's file tells where it stands; the later replaces the earlier. */
  record Stand(Entry entry) implements Command {}

  /** An activity tells what became of it. */
  record Announce(ActivityEntry entry) implements Command {}

  /** What is recorded, and kept for ever. */
  sealed interface Event {}

  record Stood(Entry entry) implements Event {}

  record Announced(ActivityEntry entry) implements Event {}

  /**
   * One person, as the board shows them.
   *
   * @param version the file's own count; an older entry changes nothing
   * @param due what is to be done next
   * @param toReview reports that want an officer's word
   * @param open exceptions that nobody has looked into
   * @param leavesAsked leaves that nobody has decided on
   */
  record Entry(
      SupervisedId person,
      long version,
      Sealed name,
      VoiceReport.Guard guard,
      SupervisionClass level,
      boolean supervised,
      Optional<Speaking> speaking,
      Optional<Due> due,
      List<ReportId> toReview,
      List<Open> open,
      int leavesAsked) {}

  /**
   * One activity, as persons and officers see it.
   *
   * @param version the activity's own count; an older entry changes nothing
   */
  record ActivityEntry(
      ActivityId activity,
      long version,
      Activity.Notice notice,
      boolean cancelled,
      List<Participant> participants) {
    /** Without the code and without who takes part. */
    ActivityEntry forPersons() {
      return new ActivityEntry(activity, version, notice.withoutCode(), cancelled, List.of());
    }
  }

  record Participant(
      SupervisedId person,
      Activity.Part part,
      Optional<Instant> arrived,
      Optional<Instant> departed,
      int minutes) {}

  record Speaking(ReportId report, Instant since) {}

  record Due(Obligation.Kind kind, Instant due, Instant missed) {}

  record Open(String key, SupervisedPerson.ExceptionKind kind, Instant at) {}

  /** Whether a person must look at it. */
  static boolean wantsReview(Verdict verdict) {
    return verdict == Verdict.NEEDS_REVIEW;
  }
}
