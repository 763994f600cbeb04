package legalhub.actors.conference;

import java.util.Optional;
import legalhub.actors.Sample;
import legalhub.actors.conference.Conference.Command;
import legalhub.actors.conference.Conference.Event;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Played;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.record.ServiceRecord;
import legalhub.actors.session.Channel;

/** A conference beside a consultation, and its people. */
final class SampleConference {
  static final ConferenceId ID = new ConferenceId("conf-k");
  static final Caller HOST = Sample.lawyer("lawyer");
  static final Caller RESIDENT = Sample.resident();
  static final Caller SECOND = Sample.lawyer("second");
  static final Caller GUEST = new Caller(Caller.Role.GUEST, "g-1");
  static final Caller OTHER = new Caller(Caller.Role.GUEST, "g-2");
  static final MemberId M3 = new MemberId("m3");
  static final MemberId M4 = new MemberId("m4");
  static final InvitationId LINK = new InvitationId("link");
  static final InvitationId ACCOUNT = new InvitationId("account");
  static final Sealed NAME = Sample.sealed("son");
  static final Shown ALL = new Shown(true, true, false);
  static final ServiceRecord.Place PLACE = new ServiceRecord.Place(Channel.KIOSK, "nanzha");
  static final ConferenceSettings SETTINGS = ConferenceSettings.defaults();

  private SampleConference() {}

  static Played<Command, Event, ConferenceState> fresh() {
    return new Played<>(new ConferenceRules(ID, SETTINGS));
  }

  static Conference.Open open(boolean noDirectLine) {
    var opening =
        new Conference.Opening(
            new ConsultationId("k"),
            new LawyerId("lawyer"),
            Sample.RESIDENT,
            Optional.of(Sample.POOL),
            Optional.of(PLACE));
    return new Conference.Open(opening, noDirectLine);
  }

  static Played<Command, Event, ConferenceState> opened() {
    var played = fresh();
    played.recorded(Sample.HUB, open(false));
    return played;
  }

  static Conference.Invite byLink(InvitationId id, String digest) {
    return new Conference.Invite(
        id, MemberRole.FAMILY, NAME, new Invitation.Way(Invitation.Kind.LINK, digest));
  }

  static Conference.Invite byAccount() {
    return new Conference.Invite(
        ACCOUNT, MemberRole.LAWYER, NAME, new Invitation.Way(Invitation.Kind.ACCOUNT, SECOND.id()));
  }

  static Conference.Knock knock(Caller guest) {
    return new Conference.Knock("digest", guest.id(), NAME);
  }

  /** The resident has invited by a link, and somebody stands at the door. */
  static Played<Command, Event, ConferenceState> atTheDoor() {
    var played = opened();
    played.recorded(RESIDENT, byLink(LINK, "digest"));
    played.recorded(Sample.HUB, knock(GUEST));
    return played;
  }

  static Played<Command, Event, ConferenceState> ofThree() {
    var played = atTheDoor();
    played.recorded(HOST, new Conference.Admit(M3, true));
    return played;
  }

  static ConferenceState.Open open(Played<?, ?, ConferenceState> played) {
    return (ConferenceState.Open) played.state();
  }

  static Member member(Played<?, ?, ConferenceState> played, MemberId id) {
    return open(played).member(id).orElseThrow();
  }

  static Invitation.Stage stage(Played<?, ?, ConferenceState> played, InvitationId id) {
    return open(played).invitation(id).orElseThrow().stage();
  }
}
