package legalhub.edge.codec;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import legalhub.wire.v1.AcceptOffer;
import legalhub.wire.v1.AddAddendum;
import legalhub.wire.v1.Admit;
import legalhub.wire.v1.AnswerClaim;
import legalhub.wire.v1.AnswerInvitation;
import legalhub.wire.v1.AnswerRecording;
import legalhub.wire.v1.AskForLawyer;
import legalhub.wire.v1.AskRecording;
import legalhub.wire.v1.Channel;
import legalhub.wire.v1.CheckConflict;
import legalhub.wire.v1.ChooseFallback;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.Command.BodyCase;
import legalhub.wire.v1.CompleteRecord;
import legalhub.wire.v1.DeclineOffer;
import legalhub.wire.v1.DeviceComponent;
import legalhub.wire.v1.DeviceNetwork;
import legalhub.wire.v1.EndCall;
import legalhub.wire.v1.Fallback;
import legalhub.wire.v1.FinishVisit;
import legalhub.wire.v1.GoOffDuty;
import legalhub.wire.v1.GoOnDuty;
import legalhub.wire.v1.Invite;
import legalhub.wire.v1.JoinCall;
import legalhub.wire.v1.JoinConference;
import legalhub.wire.v1.LeaveCall;
import legalhub.wire.v1.LeaveConference;
import legalhub.wire.v1.Listen;
import legalhub.wire.v1.LockConference;
import legalhub.wire.v1.MediaStep;
import legalhub.wire.v1.MemberRole;
import legalhub.wire.v1.MuteMember;
import legalhub.wire.v1.OpenConference;
import legalhub.wire.v1.OpenSegment;
import legalhub.wire.v1.Outcome;
import legalhub.wire.v1.RaiseHand;
import legalhub.wire.v1.Rate;
import legalhub.wire.v1.RemoveMember;
import legalhub.wire.v1.ReportQuality;
import legalhub.wire.v1.Say;
import legalhub.wire.v1.SayToAll;
import legalhub.wire.v1.SetHold;
import legalhub.wire.v1.SetMedia;
import legalhub.wire.v1.ShowMedia;
import legalhub.wire.v1.StopRecording;
import legalhub.wire.v1.TellHealth;
import legalhub.wire.v1.TellStep;
import legalhub.wire.v1.Transfer;
import legalhub.wire.v1.Withdraw;
import legalhub.wire.v1.WithdrawInvitation;

/** One good command of every kind. */
public final class WireCommands {
  private WireCommands() {}

  public static Map<BodyCase, Command> all() {
    var all = new EnumMap<BodyCase, Command>(BodyCase.class);
    for (var command : visit()) {
      all.put(command.getBodyCase(), command.build());
    }
    for (var command : call()) {
      all.put(command.getBodyCase(), command.build());
    }
    for (var command : work()) {
      all.put(command.getBodyCase(), command.build());
    }
    for (var command : voice()) {
      all.put(command.getBodyCase(), command.build());
    }
    for (var command : conferences()) {
      all.put(command.getBodyCase(), command.build());
    }
    return all;
  }

  private static List<Command.Builder> voice() {
    return List.of(
        one()
            .setOpenSegment(
                OpenSegment.newBuilder()
                    .setReportId("report-1")
                    .setSegment(1)
                    .setMime("audio/webm;codecs=opus")
                    .setStartedMillis(1)),
        one()
            .setListen(
                Listen.newBuilder()
                    .setReportId("report-1")
                    .setSegment(1)
                    .setListeningId("sitting-1")),
        one()
            .setTellHealth(
                TellHealth.newBuilder()
                    .addFailing(DeviceComponent.CAMERA)
                    .setNetwork(DeviceNetwork.NETWORK_GOOD)
                    .setPage("0.1")),
        one().setAnswerClaim(AnswerClaim.newBuilder().setNonce("nonce-1").setYes(true)));
  }

  private static List<Command.Builder> conferences() {
    return List.of(
        one().setOpenConference(OpenConference.newBuilder().setConsultationId("k-1")),
        one()
            .setTellStep(
                TellStep.newBuilder().setConsultationId("k-1").setStep(MediaStep.STEP_AUDIO)),
        one()
            .setInvite(
                Invite.newBuilder()
                    .setConferenceId("conf-k-1")
                    .setInvitationId("i-1")
                    .setRole(MemberRole.MEMBER_FAMILY)
                    .setName("name")
                    .setLinkDigest("ab".repeat(32))),
        one()
            .setAnswerInvitation(
                AnswerInvitation.newBuilder()
                    .setConferenceId("conf-k-1")
                    .setInvitationId("i-1")
                    .setYes(true)),
        one()
            .setWithdrawInvitation(
                WithdrawInvitation.newBuilder().setConferenceId("conf-k-1").setInvitationId("i-1")),
        one()
            .setAdmit(
                Admit.newBuilder().setConferenceId("conf-k-1").setMemberId("m3").setYes(true)),
        one().setJoinConference(JoinConference.newBuilder().setConferenceId("conf-k-1")),
        one().setLeaveConference(LeaveConference.newBuilder().setConferenceId("conf-k-1")),
        one()
            .setRemoveMember(
                RemoveMember.newBuilder().setConferenceId("conf-k-1").setMemberId("m3")),
        one()
            .setMuteMember(
                MuteMember.newBuilder()
                    .setConferenceId("conf-k-1")
                    .setMemberId("m3")
                    .setAudio(true)),
        one()
            .setLockConference(LockConference.newBuilder().setConferenceId("conf-k-1").setOn(true)),
        one().setRaiseHand(RaiseHand.newBuilder().setConferenceId("conf-k-1").setOn(true)),
        one().setSayToAll(SayToAll.newBuilder().setConferenceId("conf-k-1").setText("hello")),
        one().setShowMedia(ShowMedia.newBuilder().setConferenceId("conf-k-1")),
        one().setAskRecording(AskRecording.newBuilder().setConferenceId("conf-k-1")),
        one()
            .setAnswerRecording(
                AnswerRecording.newBuilder().setConferenceId("conf-k-1").setYes(true)),
        one().setStopRecording(StopRecording.newBuilder().setConferenceId("conf-k-1")));
  }

  private static Command.Builder one() {
    return Command.newBuilder().setId("c-1").setTtlMillis(5_000);
  }

  static AskForLawyer.Builder ask() {
    return AskForLawyer.newBuilder()
        .setTicketId("t-1")
        .setDesk("family")
        .setCategory("LABOUR")
        .setChannel(Channel.PHONE_WEB)
        .setFacts("facts")
        .setDisplayName("name");
  }

  static CompleteRecord.Builder record() {
    return CompleteRecord.newBuilder()
        .setConsultationId("k-1")
        .setCategory("LABOUR")
        .setAdvice("advice")
        .setFollowUp("2026-03-09");
  }

  private static Command.Builder[] visit() {
    return new Command.Builder[] {
      one().setAskForLawyer(ask()),
      one().setWithdraw(Withdraw.newBuilder().setTicketId("t-1")),
      one()
          .setChooseFallback(
              ChooseFallback.newBuilder()
                  .setTicketId("t-1")
                  .setKind(Fallback.FALLBACK_CALLBACK)
                  .setContact("13800000000")),
      one().setRate(Rate.newBuilder().setConsultationId("k-1").setStars(5)),
      one().setFinishVisit(FinishVisit.newBuilder().setConsultationId("k-1"))
    };
  }

  private static Command.Builder[] call() {
    return new Command.Builder[] {
      one().setJoinCall(JoinCall.newBuilder().setConsultationId("k-1")),
      one().setLeaveCall(LeaveCall.newBuilder().setConsultationId("k-1")),
      one().setSay(Say.newBuilder().setConsultationId("k-1").setText("text")),
      one().setSetMedia(SetMedia.newBuilder().setConsultationId("k-1")),
      one().setSetHold(SetHold.newBuilder().setConsultationId("k-1")),
      one().setEndCall(EndCall.newBuilder().setConsultationId("k-1").setOutcome(Outcome.RESOLVED)),
      one().setReportQuality(ReportQuality.newBuilder().setConsultationId("k-1").setMode("video"))
    };
  }

  private static Command.Builder[] work() {
    return new Command.Builder[] {
      one().setGoOnDuty(GoOnDuty.getDefaultInstance()),
      one().setGoOffDuty(GoOffDuty.getDefaultInstance()),
      one().setAcceptOffer(AcceptOffer.newBuilder().setOfferId("o-1")),
      one().setDeclineOffer(DeclineOffer.newBuilder().setOfferId("o-1").setReason("BUSY")),
      one().setCompleteRecord(record()),
      one().setAddAddendum(AddAddendum.newBuilder().setConsultationId("k-1").setText("text")),
      one().setTransfer(Transfer.newBuilder().setConsultationId("k-1").setDesk("family")),
      one().setCheckConflict(CheckConflict.newBuilder().setConsultationId("k-1"))
    };
  }
}
