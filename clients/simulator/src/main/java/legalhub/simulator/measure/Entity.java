package legalhub.simulator.measure;

import legalhub.wire.v1.Command;

/**
 * What answers a command at the hub, as far as a client can know it.
 *
 * @param kind {@code session}, {@code lawyer}, {@code queue}, {@code consultation} or {@code
 *     report}
 * @param id of the person, the consultation or the report; {@code ""} for the queue: a command
 *     doesn't name its pool, so all queues count as one
 */
public record Entity(String kind, String id) {
  private static final String CONSULTATION = "consultation";

  /**
   * By the table of signaling/README.md.
   *
   * @param personId who asks
   */
  public static Entity of(Command command, String personId) {
    return switch (command.getBodyCase()) {
      case ASK_FOR_LAWYER, WITHDRAW, CHOOSE_FALLBACK, FINISH_VISIT ->
          new Entity("session", personId);
      case GO_ON_DUTY, GO_OFF_DUTY -> new Entity("lawyer", personId);
      case ACCEPT_OFFER, DECLINE_OFFER -> new Entity("queue", "");
      case RATE -> consultation(command.getRate().getConsultationId());
      case JOIN_CALL -> consultation(command.getJoinCall().getConsultationId());
      case LEAVE_CALL -> consultation(command.getLeaveCall().getConsultationId());
      case SAY -> consultation(command.getSay().getConsultationId());
      case SET_MEDIA -> consultation(command.getSetMedia().getConsultationId());
      case SET_HOLD -> consultation(command.getSetHold().getConsultationId());
      case END_CALL -> consultation(command.getEndCall().getConsultationId());
      case REPORT_QUALITY -> consultation(command.getReportQuality().getConsultationId());
      case COMPLETE_RECORD -> consultation(command.getCompleteRecord().getConsultationId());
      case ADD_ADDENDUM -> consultation(command.getAddAddendum().getConsultationId());
      case TRANSFER -> consultation(command.getTransfer().getConsultationId());
      case CHECK_CONFLICT -> consultation(command.getCheckConflict().getConsultationId());
      case OPEN_SEGMENT -> report(command.getOpenSegment().getReportId());
      case LISTEN -> report(command.getListen().getReportId());
      case TELL_HEALTH, ANSWER_CLAIM -> new Entity("terminal", personId);
      case OPEN_CONFERENCE -> consultation(command.getOpenConference().getConsultationId());
      case TELL_STEP -> consultation(command.getTellStep().getConsultationId());
      case INVITE,
          ANSWER_INVITATION,
          WITHDRAW_INVITATION,
          ADMIT,
          JOIN_CONFERENCE,
          LEAVE_CONFERENCE,
          REMOVE_MEMBER,
          MUTE_MEMBER,
          LOCK_CONFERENCE,
          RAISE_HAND,
          SAY_TO_ALL,
          SHOW_MEDIA,
          ASK_RECORDING,
          ANSWER_RECORDING,
          STOP_RECORDING ->
          ofConference(command);
      case BODY_NOT_SET -> throw new IllegalArgumentException("a command without a body");
    };
  }

  private static Entity consultation(String id) {
    return new Entity(CONSULTATION, id);
  }

  private static Entity report(String id) {
    return new Entity("report", id);
  }

  private static Entity ofConference(Command command) {
    var id =
        switch (command.getBodyCase()) {
          case INVITE -> command.getInvite().getConferenceId();
          case ANSWER_INVITATION -> command.getAnswerInvitation().getConferenceId();
          case WITHDRAW_INVITATION -> command.getWithdrawInvitation().getConferenceId();
          case ADMIT -> command.getAdmit().getConferenceId();
          case JOIN_CONFERENCE -> command.getJoinConference().getConferenceId();
          case LEAVE_CONFERENCE -> command.getLeaveConference().getConferenceId();
          case REMOVE_MEMBER -> command.getRemoveMember().getConferenceId();
          case MUTE_MEMBER -> command.getMuteMember().getConferenceId();
          case LOCK_CONFERENCE -> command.getLockConference().getConferenceId();
          case RAISE_HAND -> command.getRaiseHand().getConferenceId();
          case SAY_TO_ALL -> command.getSayToAll().getConferenceId();
          case SHOW_MEDIA -> command.getShowMedia().getConferenceId();
          case ASK_RECORDING -> command.getAskRecording().getConferenceId();
          case ANSWER_RECORDING -> command.getAnswerRecording().getConferenceId();
          case STOP_RECORDING -> command.getStopRecording().getConferenceId();
          default -> throw new IllegalArgumentException("not of a conference");
        };
    return new Entity("conference", id);
  }
}
