package legalhub.actors.conference;

import java.util.Optional;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.entity.Caller;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.TicketId;
import legalhub.actors.record.ServiceRecord;
import legalhub.actors.session.ResidentId;

/**
 * The protocol of one conference: who is asked, who is in, in what role. Its membership is kept for
 * ever; its media isn't.
 */
public interface Conference {

  /** What may be asked. */
  sealed interface Command {}

  /**
   * The consultation has opened it, or says once more how it stands.
   *
   * @param noDirectLine the two can't reach each other: the media goes by the bridge from now on
   */
  record Open(Opening opening, boolean noDirectLine) implements Command {}

  /** The consultation is over. */
  record Close(String why) implements Command {}

  /**
   * @param name sealed under the resident's key
   */
  record Invite(InvitationId id, MemberRole role, Sealed name, Invitation.Way way)
      implements Command {}

  record AnswerInvitation(InvitationId id, boolean yes) implements Command {}

  record WithdrawInvitation(InvitationId id) implements Command {}

  /**
   * Somebody came by a link, and the hub has seen its secret.
   *
   * @param digest the link's
   * @param guest the person id that the hub gave them
   * @param name as they call themselves, sealed under the resident's key
   */
  record Knock(String digest, String guest, Sealed name) implements Command {}

  record Admit(MemberId member, boolean yes) implements Command {}

  /** A page is there: a member's, or at the door, where an account is asked in. */
  record Join(Shown shown) implements Command {}

  record Leave() implements Command {}

  record Remove(MemberId member) implements Command {}

  /** What is empty stays as it is. */
  record Mute(MemberId member, Optional<Boolean> audio, Optional<Boolean> video)
      implements Command {}

  record Lock(boolean on) implements Command {}

  record RaiseHand(boolean on) implements Command {}

  record Show(Shown shown) implements Command {}

  /**
   * Something written to all who are in.
   *
   * @param text sealed under the resident's key
   */
  record Say(Sealed text) implements Command {}

  record AskRecording() implements Command {}

  record AnswerRecording(boolean yes) implements Command {}

  record StopRecording() implements Command {}

  /**
   * The queue has found somebody of the desk that was asked.
   *
   * @param serving what the queue calls their work
   */
  record Assign(TicketId ticket, ConsultationId serving, LawyerId lawyer) implements Command {}

  /** Nobody of the desk comes: none is on duty, or none took it. */
  record NobodyComes(TicketId ticket) implements Command {}

  /** Alarms and leases of the conference's own agenda. */
  record AssistantLate(InvitationId id, ConsultationId serving) implements Command {}

  record InvitationOver(InvitationId id) implements Command {}

  record LineLost(MemberId member) implements Command {}

  record LineBack(MemberId member) implements Command {}

  /** What is recorded, and kept for ever. */
  sealed interface Event {}

  record Opened(Opening opening) implements Event {}

  /** The media goes by the bridge, also with two. */
  record WentByBridge() implements Event {}

  /**
   * @param agreed the resident has agreed by inviting
   */
  record Invited(Invitation invitation, boolean agreed) implements Event {}

  /** What became of an invitation. */
  record InvitationSet(InvitationId id, Invitation.Stage stage) implements Event {}

  /** Somebody of the desk has said that they come. */
  record Assigned(InvitationId invitation, ConsultationId serving, LawyerId lawyer)
      implements Event {}

  /** They said so and didn't. */
  record AssistantMissed(InvitationId invitation, ConsultationId serving) implements Event {}

  /** Somebody is at the door; their number is the next free one, or the one they had. */
  record Knocked(MemberId member, InvitationId invitation, Caller person, Sealed name)
      implements Event {}

  record Admitted(MemberId member) implements Event {}

  record Joined(MemberId member, Shown shown) implements Event {}

  record MediaShown(MemberId member, Shown shown) implements Event {}

  /** Somebody is out: turned away, removed, or left. */
  record Out(MemberId member, Member.Stage stage) implements Event {}

  record Dropped(MemberId member) implements Event {}

  record Returned(MemberId member) implements Event {}

  record MutedSet(MemberId member, Muted muted) implements Event {}

  record HandSet(MemberId member, boolean raised) implements Event {}

  record LockSet(boolean on) implements Event {}

  record Said(MemberId member, Sealed text) implements Event {}

  record RecordingSet(Recording recording) implements Event {}

  /** What a member said to a recording. */
  record RecordingAnswered(MemberId member, boolean yes) implements Event {}

  /** Somebody beside the two was in until it ended, just after this. */
  record Stayed(MemberId member) implements Event {}

  record Ended(String why) implements Event {}

  /**
   * What the consultation says of itself.
   *
   * @param pool whose desks can be asked
   * @param place through what the resident came; empty from before it was told, like {@code pool}
   */
  record Opening(
      ConsultationId consultation,
      LawyerId host,
      ResidentId resident,
      Optional<PoolId> pool,
      Optional<ServiceRecord.Place> place) {}

  /** What the host took from a member. */
  record Muted(boolean audio, boolean video) {
    static final Muted NOTHING = new Muted(false, false);

    Muted with(Mute change) {
      return new Muted(change.audio().orElse(audio), change.video().orElse(video));
    }
  }

  /** How a recording stands. */
  enum Recording {
    NONE,
    /** Everybody's consent is being asked for. */
    ASKED,
    RUNS,
    /** Until who came later has answered. */
    PAUSED,
    /** Somebody refused, or it was stopped. */
    OFF
  }
}
