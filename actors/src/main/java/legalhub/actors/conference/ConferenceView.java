package legalhub.actors.conference;

import java.time.Instant;
import java.util.Optional;
import legalhub.actors.conference.Conference.Muted;
import legalhub.actors.conference.Conference.Recording;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.privacy.Sealed;

/** What a conference shows: all who are in to all who are in, and to nobody else. */
public interface ConferenceView {
  /** Parts {@code conference}, {@code member/ID}, {@code invitation/ID}. */
  String CONFERENCE = "conference";

  /** Who was in beside the two, for the two and the hub: parts {@code attendance/N}. */
  String ATTENDANCE = "attendance";

  /**
   * @param own who looks; empty for the hub
   */
  record Whole(
      ConferenceId conference,
      ConsultationId consultation,
      Optional<MemberId> own,
      Optional<String> ended,
      boolean locked,
      boolean byBridge,
      Recording recording,
      Instant since)
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
   * @param assistant who of a desk is to come or has come
   */
  record Asked(Invitation invitation, Invitation.Stage stage, Optional<LawyerId> assistant)
      implements ViewPart {}
}
