package legalhub.actors.conference;

import java.time.Instant;
import java.util.Optional;
import legalhub.actors.conference.Conference.Muted;
import legalhub.actors.conference.Conference.Recording;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.session.ResidentId;

/** What a conference shows: all who are in to all who are in, and to nobody else. */
public interface ConferenceView {
  /** Parts {@code conference}, {@code member/ID}, {@code invitation/ID}, {@code line/N}. */
  String CONFERENCE = "conference";

  /**
   * What stays of it, for the two and the hub: parts {@code attendance/N}, who was in beside the
   * two, and {@code line/N}.
   */
  String ATTENDANCE = "attendance";

  /**
   * @param own who looks; empty for the hub
   * @param resident whose consultation it is; empty from a node that doesn't tell it yet
   */
  record Whole(
      ConferenceId conference,
      ConsultationId consultation,
      Optional<MemberId> own,
      Optional<String> ended,
      boolean locked,
      boolean byBridge,
      Recording recording,
      Instant since,
      Optional<ResidentId> resident)
      implements ViewPart {}

  record Person(
      MemberId member,
      MemberRole role,
      String person,
      Sealed name,
      Member.Stage stage,
      boolean present,
      Shown shown,
      Muted muted,
      boolean handRaised,
      Instant since,
      Optional<Boolean> records,
      Optional<InvitationId> invitation)
      implements ViewPart {}

  /**
   * What a member wrote to all.
   *
   * @param number from 1, in the order of writing
   */
  record Line(int number, MemberId from, MemberRole role, Sealed text, Instant at)
      implements ViewPart {}

  /**
   * @param assistant who of a desk is to come or has come
   */
  record Asked(Invitation invitation, Invitation.Stage stage, Optional<LawyerId> assistant)
      implements ViewPart {}
}
