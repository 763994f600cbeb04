package legalhub.actors.cluster;

import static legalhub.actors.cluster.KryoIds.id;

import java.util.List;
import legalhub.actors.conference.AskedIn;
import legalhub.actors.conference.Attendance;
import legalhub.actors.conference.Conference;
import legalhub.actors.conference.ConferenceId;
import legalhub.actors.conference.ConferenceView;
import legalhub.actors.conference.Invitation;
import legalhub.actors.conference.InvitationId;
import legalhub.actors.conference.Member;
import legalhub.actors.conference.MemberId;
import legalhub.actors.conference.MemberRole;
import legalhub.actors.conference.Shown;
import legalhub.actors.consultation.Consultation;
import legalhub.actors.consultation.MediaStep;
import legalhub.actors.queue.Queue;
import legalhub.actors.signal.Signals;

/** The part of {@link KryoIds} that conferences need. */
final class ConferenceKryoIds {
  static final List<KryoIds.Row> ROWS =
      List.of(
          id(50, Conference.Open.class),
          id(51, Conference.Close.class),
          id(52, Conference.Invite.class),
          id(53, Conference.AnswerInvitation.class),
          id(54, Conference.WithdrawInvitation.class),
          id(55, Conference.Knock.class),
          id(56, Conference.Admit.class),
          id(57, Conference.Join.class),
          id(58, Conference.Leave.class),
          id(59, Conference.Remove.class),
          id(60, Conference.Mute.class),
          id(61, Conference.Lock.class),
          id(62, Conference.RaiseHand.class),
          id(63, Conference.Show.class),
          id(64, Conference.AskRecording.class),
          id(65, Conference.AnswerRecording.class),
          id(66, Conference.StopRecording.class),
          id(67, Conference.InvitationOver.class),
          id(68, Conference.LineLost.class),
          id(69, Conference.LineBack.class),
          id(70, Conference.Assign.class),
          id(71, Conference.NobodyComes.class),
          id(72, Conference.AssistantLate.class),
          id(73, Queue.Assist.class),
          id(74, Conference.Say.class),
          id(80, Conference.Opening.class),
          id(81, Conference.Muted.class),
          id(82, Conference.Recording.class),
          id(83, ConferenceId.class),
          id(84, MemberId.class),
          id(85, InvitationId.class),
          id(86, MemberRole.class),
          id(87, Shown.class),
          id(88, Invitation.class),
          id(89, Invitation.Way.class),
          id(90, Invitation.Kind.class),
          id(91, Invitation.Stage.class),
          id(92, Member.Stage.class),
          id(93, Attendance.class),
          id(94, Attendance.End.class),
          id(95, Attendance.How.class),
          id(100, ConferenceView.Whole.class),
          id(101, ConferenceView.Person.class),
          id(102, ConferenceView.Asked.class),
          id(103, AskedIn.Ask.class),
          id(104, AskedIn.Settle.class),
          id(105, AskedIn.Asking.class),
          id(106, ConferenceView.Line.class),
          id(110, Signals.Flowing.class),
          id(111, Signals.AskAnew.class),
          id(112, Signals.BridgeChannel.class),
          id(113, Signals.MediaTrouble.class),
          id(114, Signals.Embedded.class),
          id(120, Consultation.OpenConference.class),
          id(121, Consultation.TellStep.class),
          id(122, MediaStep.class));

  private ConferenceKryoIds() {}
}
