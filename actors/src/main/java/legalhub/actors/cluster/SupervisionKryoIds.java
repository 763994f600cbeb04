package legalhub.actors.cluster;

import static legalhub.actors.cluster.KryoIds.id;

import java.util.List;
import legalhub.actors.activity.Activity;
import legalhub.actors.activity.ActivityId;
import legalhub.actors.activity.ActivityView;
import legalhub.actors.caseload.Caseload;
import legalhub.actors.caseload.CaseloadView;
import legalhub.actors.supervision.Fix;
import legalhub.actors.supervision.Ground;
import legalhub.actors.supervision.Obligation;
import legalhub.actors.supervision.Placement;
import legalhub.actors.supervision.SupervisedId;
import legalhub.actors.supervision.SupervisedPerson;
import legalhub.actors.supervision.SupervisionClass;
import legalhub.actors.supervision.SupervisionView;
import legalhub.actors.voicereport.Reason;
import legalhub.actors.voicereport.ReportId;
import legalhub.actors.voicereport.Verdict;
import legalhub.actors.voicereport.VoiceNotices;
import legalhub.actors.voicereport.VoiceReport;
import legalhub.actors.voicereport.VoiceReportView;

/** The part of {@link KryoIds} that supervision needs. */
final class SupervisionKryoIds {
  static final List<KryoIds.Row> ROWS =
      List.of(
          id(34, SupervisedId.class),
          id(35, ReportId.class),
          id(36, ActivityId.class),
          // supervision.
          id(700, SupervisedPerson.Admit.class),
          id(701, SupervisedPerson.Reclassify.class),
          id(702, SupervisedPerson.BeginReport.class),
          id(703, SupervisedPerson.ReportOver.class),
          id(704, SupervisedPerson.DropReport.class),
          id(705, SupervisedPerson.CheckIn.class),
          id(706, SupervisedPerson.AskLeave.class),
          id(707, SupervisedPerson.DecideLeave.class),
          id(708, SupervisedPerson.ReturnFromLeave.class),
          id(709, SupervisedPerson.Censure.class),
          id(710, SupervisedPerson.CreditHours.class),
          id(711, SupervisedPerson.CorrectHours.class),
          id(712, SupervisedPerson.Resolve.class),
          id(713, SupervisedPerson.Release.class),
          id(714, SupervisedPerson.OpenFile.class),
          id(715, SupervisedPerson.Tick.class),
          id(716, SupervisedPerson.Forget.class),
          // supervision: what they carry.
          id(730, SupervisedPerson.Admission.class),
          id(731, SupervisedPerson.GroupMember.class),
          id(732, SupervisedPerson.Leave.class),
          id(733, SupervisedPerson.Severity.class),
          id(734, SupervisedPerson.ExceptionKind.class),
          id(735, SupervisionClass.class),
          id(736, Ground.class),
          id(737, Placement.class),
          id(738, Fix.class),
          id(739, Obligation.class),
          id(740, Obligation.Kind.class),
          // supervision: views.
          id(750, SupervisionView.Area.class),
          id(751, SupervisionView.Supervision.class),
          id(752, SupervisionView.Owed.class),
          id(753, SupervisionView.Standing.class),
          id(754, SupervisionView.OwnReport.class),
          id(755, SupervisionView.OneLeave.class),
          id(756, SupervisionView.Credited.class),
          // voicereport.
          id(760, VoiceReport.Open.class),
          id(761, VoiceReport.OpenSegment.class),
          id(762, VoiceReport.Hear.class),
          id(763, VoiceReport.Finish.class),
          id(764, VoiceReport.Review.class),
          id(765, VoiceReport.GiveUp.class),
          // voicereport: what they carry.
          id(770, VoiceReport.Commission.class),
          id(771, VoiceReport.Guard.class),
          id(772, VoiceReport.Sum.class),
          id(773, Reason.class),
          id(774, Verdict.class),
          // voicereport: views.
          id(780, VoiceReportView.Report.class),
          id(781, VoiceReportView.Word.class),
          id(782, VoiceReportView.Segment.class),
          // voicereport: the recording's progress.
          id(790, VoiceNotices.Bring.class),
          id(791, VoiceNotices.Durable.class),
          id(792, VoiceNotices.Follow.class),
          id(793, VoiceNotices.MayBring.class),
          id(794, VoiceNotices.MayNotBring.class),
          id(795, VoiceNotices.Reach.class),
          // caseload.
          id(800, Caseload.Stand.class),
          id(801, Caseload.Entry.class),
          id(802, Caseload.Speaking.class),
          id(803, Caseload.Due.class),
          id(804, Caseload.Open.class),
          id(805, CaseloadView.Person.class),
          id(806, CaseloadView.Unresolved.class),
          id(807, Caseload.Announce.class),
          id(808, Caseload.ActivityEntry.class),
          id(809, Caseload.Participant.class),
          id(810, CaseloadView.OneActivity.class),
          // activity.
          id(820, Activity.Publish.class),
          id(821, Activity.SignUp.class),
          id(822, Activity.SignOff.class),
          id(823, Activity.Arrive.class),
          id(824, Activity.Depart.class),
          id(825, Activity.Cancel.class),
          id(826, Activity.Close.class),
          id(827, Activity.Notice.class),
          id(828, Activity.Part.class),
          id(829, ActivityView.Published.class));

  private SupervisionKryoIds() {}
}
