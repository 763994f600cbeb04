package legalhub.actors.supervision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.queue.PoolId;
import legalhub.actors.voicereport.Reason;
import legalhub.actors.voicereport.ReportId;
import legalhub.actors.voicereport.Verdict;
import legalhub.actors.voicereport.VoiceReport;

/** The protocol of one person under community corrections. */
public interface SupervisedPerson {

  /** What may be asked. */
  sealed interface Command {}

  /** An officer opens the file (Community Corrections Law, article 22). */
  record Admit(Admission admission) implements Command {}

  /** Another class; its duties begin with the next day, those of the old one end. */
  record Reclassify(SupervisionClass level, Sealed reason) implements Command {}

  /**
   * The person begins to speak. A report that is open still is given up.
   *
   * @param digits to be read aloud; made where the command is, so that deciding stays pure
   * @param device a hash of what tells the person's devices apart
   */
  record BeginReport(ReportId report, String digits, Fix fix, String device) implements Command {}

  /** What became of a report, told by itself; again when an officer has judged it. */
  record ReportOver(
      ReportId report, Instant begun, Verdict verdict, boolean judged, Set<Reason> reasons)
      implements Command {}

  /** The id of this report is somebody else's. */
  record DropReport(ReportId report) implements Command {}

  /** The person says where they are. */
  record CheckIn(String checkIn, Fix fix, String device) implements Command {}

  /** The person asks to go away (article 27). */
  record AskLeave(Leave leave) implements Command {}

  record DecideLeave(String leave, boolean approved, Sealed remark) implements Command {}

  /** 销假: the person is back. */
  record ReturnFromLeave(String leave) implements Command {}

  /** 训诫, 警告: only an officer makes one (article 28). */
  record Censure(String censure, Severity severity, Sealed reason) implements Command {}

  /**
   * Public-benefit activity was done.
   *
   * @param credit permanent; a repetition counts once
   * @param month {@code 2026-11}, the town's
   */
  record CreditHours(String credit, String month, int minutes) implements Command {}

  /** An officer corrects what was credited. */
  record CorrectHours(String credit, int minutes, Sealed reason) implements Command {}

  /** An officer has looked into an exception. */
  record Resolve(String exception, Sealed remark) implements Command {}

  /** 解除, 终止 (articles 44, 45). */
  record Release(boolean terminated, Sealed reason) implements Command {}

  /**
   * The person's data was erased: the supervision ends here too, so that nothing is due any more
   * and no officer is sent after somebody without a name. Only an administrator's erasure asks for
   * it.
   */
  record Forget() implements Command {}

  /** An officer looks into the file: on record before anything is shown. */
  record OpenFile(String sitting) implements Command {}

  /** A time has come; its own alarm. */
  record Tick() implements Command {}

  /** What is recorded, and kept for ever. */
  sealed interface Event {}

  record Admitted(Admission admission) implements Event {}

  record Reclassified(SupervisionClass level, Sealed reason, String by) implements Event {}

  record ReportBegun(
      ReportId report, String digits, Fix fix, String device, boolean deviceKnown, boolean inHours)
      implements Event {}

  /**
   * @param fulfils the obligation that it counts for
   */
  record ReportEnded(
      ReportId report,
      Instant begun,
      Verdict verdict,
      boolean judged,
      Set<Reason> reasons,
      Optional<String> fulfils)
      implements Event {}

  record ReportDropped(ReportId report) implements Event {}

  record CheckedIn(String checkIn, Fix fix, String device, Optional<String> fulfils)
      implements Event {}

  record LeaveAsked(Leave leave) implements Event {}

  record LeaveDecided(String leave, boolean approved, Sealed remark, String by) implements Event {}

  record LeaveReturned(String leave) implements Event {}

  record Censured(String censure, Severity severity, Sealed reason, String by) implements Event {}

  record HoursCredited(String credit, String month, int minutes, Optional<String> fulfils)
      implements Event {}

  record HoursCorrected(String credit, int minutes, Sealed reason, String by) implements Event {}

  /** The time to remind has come, unasked. */
  record Reminded(String obligation, Obligation.Kind kind, Instant missed) implements Event {}

  /** The time has run out, unasked. */
  record Missed(String obligation, Obligation.Kind kind, Instant missed) implements Event {}

  record ExceptionRaised(String exception, ExceptionKind kind) implements Event {}

  record ExceptionResolved(String exception, Sealed remark, String by) implements Event {}

  record Released(boolean terminated, Sealed reason, String by) implements Event {}

  record FileOpened(String sitting, String by) implements Event {}

  /**
   * What the file begins with.
   *
   * @param from first day as {@code yyyy-MM-dd}, the town's
   * @param until last day
   * @param area where the person may be, sealed; none for anywhere
   * @param injunctions what is forbidden, sealed
   * @param group 矫正小组; with a woman for a woman (article 25)
   */
  record Admission(
      PoolId office,
      SupervisionClass level,
      Ground ground,
      String from,
      String until,
      boolean woman,
      VoiceReport.Guard guard,
      Sealed name,
      Sealed area,
      Sealed injunctions,
      List<GroupMember> group) {}

  /**
   * @param part {@code OFFICER}, {@code FAMILY}, {@code VILLAGE}, {@code VOLUNTEER}…
   */
  record GroupMember(Sealed name, String part, boolean woman) {}

  /**
   * @param from first day as {@code yyyy-MM-dd}
   * @param until last day
   */
  record Leave(String leave, String from, String until, Sealed destination, Sealed reason) {}

  /** How grave a censure is. */
  enum Severity {
    ADMONITION,
    WARNING
  }

  /** What an officer must look into. */
  enum ExceptionKind {
    MISSED_REPORT,
    MISSED_CHECK_IN,
    MISSED_ACTIVITY,
    MISSED_LEAVE_RETURN,
    OUT_OF_BOUNDS,
    ABNORMAL_LOCATION;

    static ExceptionKind missed(Obligation.Kind kind) {
      return valueOf("MISSED_" + kind.name());
    }
  }
}
