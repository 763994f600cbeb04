package legalhub.edge.codec;

import java.util.concurrent.CompletionStage;
import legalhub.actors.conference.AskedIn;
import legalhub.actors.conference.ConferenceView;
import legalhub.actors.conference.Invitation;
import legalhub.actors.conference.InvitationId;
import legalhub.actors.conference.MemberId;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.privacy.Purpose;
import legalhub.wire.v1.AskedPart;
import legalhub.wire.v1.ConferencePart;
import legalhub.wire.v1.InvitationPart;
import legalhub.wire.v1.LinePart;
import legalhub.wire.v1.MemberPart;
import legalhub.wire.v1.Part;

/** A conference as its members see it. */
final class ConferenceParts {
  private ConferenceParts() {}

  static void addTo(ViewCodec.Writers writers) {
    writers.putClear(ConferenceView.Whole.class, ConferenceParts::whole);
    writers.put(ConferenceView.Person.class, ConferenceParts::person);
    writers.put(ConferenceView.Line.class, ConferenceParts::line);
    writers.put(ConferenceView.Asked.class, ConferenceParts::invitation);
    writers.putClear(AskedIn.Asking.class, ConferenceParts::asked);
  }

  private static Part.Builder whole(ConferenceView.Whole whole) {
    return Part.newBuilder()
        .setConference(
            ConferencePart.newBuilder()
                .setConferenceId(whole.conference().value())
                .setConsultationId(whole.consultation().value())
                .setOwnMemberId(whole.own().map(MemberId::value).orElse(""))
                .setEnded(whole.ended().isPresent())
                .setLocked(whole.locked())
                .setByBridge(whole.byBridge())
                .setRecording(ConferenceEnums.toWire(whole.recording()))
                .setSinceMillis(whole.since().toEpochMilli()));
  }

  private static CompletionStage<Part.Builder> person(
      ConferenceView.Person person, Opening opening) {
    var wire =
        MemberPart.newBuilder()
            .setMemberId(person.member().value())
            .setRole(ConferenceEnums.toWire(person.role()))
            .setPersonId(person.person())
            .setStage(ConferenceEnums.toWire(person.stage()))
            .setPresent(person.present())
            .setMedia(ConferenceEnums.toWire(person.shown()))
            .setAudioMuted(person.muted().audio())
            .setVideoMuted(person.muted().video())
            .setHandRaised(person.handRaised())
            .setSinceMillis(person.since().toEpochMilli())
            .setInvitationId(person.invitation().map(InvitationId::value).orElse(""));
    person.records().ifPresent(wire::setRecordsMe);
    return opening
        .open(person.name(), Purpose.MEMBER_NAME)
        .thenApply(name -> Part.newBuilder().setMember(wire.setName(name)));
  }

  private static CompletionStage<Part.Builder> line(ConferenceView.Line line, Opening opening) {
    var wire =
        LinePart.newBuilder()
            .setNumber(line.number())
            .setFromMemberId(line.from().value())
            .setRole(ConferenceEnums.toWire(line.role()))
            .setAtMillis(line.at().toEpochMilli());
    return opening
        .open(line.text(), Purpose.CONFERENCE_LINE)
        .thenApply(text -> Part.newBuilder().setLine(wire.setText(text)));
  }

  /** The digest of a link stays here: pages have no use for it. */
  private static CompletionStage<Part.Builder> invitation(
      ConferenceView.Asked asked, Opening opening) {
    var what = asked.invitation();
    boolean link = what.way().kind() == Invitation.Kind.LINK;
    var wire =
        InvitationPart.newBuilder()
            .setInvitationId(what.id().value())
            .setRole(ConferenceEnums.toWire(what.role()))
            .setWay(ConferenceEnums.toWire(what.way().kind()))
            .setTarget(link ? "" : what.way().target())
            .setStage(ConferenceEnums.toWire(asked.stage()))
            .setExpiresMillis(what.expires().toEpochMilli())
            .setByMemberId(what.by().value())
            .setAssistantId(asked.assistant().map(LawyerId::value).orElse(""));
    return opening
        .open(what.name(), Purpose.MEMBER_NAME)
        .thenApply(name -> Part.newBuilder().setInvitation(wire.setName(name)));
  }

  private static Part.Builder asked(AskedIn.Asking part) {
    var what = part.what();
    return Part.newBuilder()
        .setAsked(
            AskedPart.newBuilder()
                .setConferenceId(what.conference().value())
                .setInvitationId(what.invitation().value())
                .setRole(ConferenceEnums.toWire(what.role()))
                .setHostId(what.host().value())
                .setExpiresMillis(what.expires().toEpochMilli()));
  }
}
