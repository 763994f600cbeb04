package legalhub.persistence.journal;

import static legalhub.persistence.journal.CommonCodec.fromJournal;
import static legalhub.persistence.journal.CommonCodec.toJournal;

import java.util.Optional;
import legalhub.actors.conference.Conference;
import legalhub.actors.conference.Invitation;
import legalhub.actors.conference.InvitationId;
import legalhub.actors.conference.MemberId;
import legalhub.actors.conference.MemberRole;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.PoolId;
import legalhub.actors.record.ServiceRecord;
import legalhub.actors.session.Channel;
import legalhub.actors.session.ResidentId;
import legalhub.persistence.journal.v1.ConferenceAssistant;
import legalhub.persistence.journal.v1.ConferenceEnded;
import legalhub.persistence.journal.v1.ConferenceInvitationSet;
import legalhub.persistence.journal.v1.ConferenceInvited;
import legalhub.persistence.journal.v1.ConferenceLock;
import legalhub.persistence.journal.v1.ConferenceMark;
import legalhub.persistence.journal.v1.ConferenceOpened;
import legalhub.persistence.journal.v1.ConferencePlace;
import legalhub.persistence.journal.v1.ConferenceRecording;

/** The events of conferences. */
final class ConferenceCodec {
  private ConferenceCodec() {}

  static void register(EventTable table) {
    table
        .on(
            "conference.opened.v1",
            Conference.Opened.class,
            e -> opened(e.opening()),
            ConferenceOpened.parser(),
            m -> new Conference.Opened(opening(m)))
        .on(
            "conference.went-by-bridge.v1",
            Conference.WentByBridge.class,
            e -> ConferenceMark.getDefaultInstance(),
            ConferenceMark.parser(),
            m -> new Conference.WentByBridge())
        .on(
            "conference.ended.v1",
            Conference.Ended.class,
            e -> ConferenceEnded.newBuilder().setWhy(e.why()).build(),
            ConferenceEnded.parser(),
            m -> new Conference.Ended(m.getWhy()));
    invitations(table);
    desks(table);
    room(table);
    ConferenceMemberCodec.register(table);
  }

  private static void invitations(EventTable table) {
    table
        .on(
            "conference.invited.v1",
            Conference.Invited.class,
            ConferenceCodec::invited,
            ConferenceInvited.parser(),
            ConferenceCodec::invited)
        .on(
            "conference.invitation-set.v1",
            Conference.InvitationSet.class,
            e ->
                ConferenceInvitationSet.newBuilder()
                    .setInvitation(e.id().value())
                    .setStage(e.stage().name())
                    .build(),
            ConferenceInvitationSet.parser(),
            m ->
                new Conference.InvitationSet(
                    new InvitationId(m.getInvitation()), Invitation.Stage.valueOf(m.getStage())));
  }

  private static void desks(EventTable table) {
    table
        .on(
            "conference.assigned.v1",
            Conference.Assigned.class,
            e -> assistant(e.invitation(), e.serving()).setLawyer(e.lawyer().value()).build(),
            ConferenceAssistant.parser(),
            m -> new Conference.Assigned(invitation(m), serving(m), new LawyerId(m.getLawyer())))
        .on(
            "conference.assistant-missed.v1",
            Conference.AssistantMissed.class,
            e -> assistant(e.invitation(), e.serving()).build(),
            ConferenceAssistant.parser(),
            m -> new Conference.AssistantMissed(invitation(m), serving(m)));
  }

  private static ConferenceAssistant.Builder assistant(InvitationId id, ConsultationId serving) {
    return ConferenceAssistant.newBuilder().setInvitation(id.value()).setServing(serving.value());
  }

  private static InvitationId invitation(ConferenceAssistant m) {
    return new InvitationId(m.getInvitation());
  }

  private static ConsultationId serving(ConferenceAssistant m) {
    return new ConsultationId(m.getServing());
  }

  private static void room(EventTable table) {
    table
        .on(
            "conference.lock-set.v1",
            Conference.LockSet.class,
            e -> ConferenceLock.newBuilder().setOn(e.on()).build(),
            ConferenceLock.parser(),
            m -> new Conference.LockSet(m.getOn()))
        .on(
            "conference.recording-set.v1",
            Conference.RecordingSet.class,
            e -> ConferenceRecording.newBuilder().setRecording(e.recording().name()).build(),
            ConferenceRecording.parser(),
            m -> new Conference.RecordingSet(Conference.Recording.valueOf(m.getRecording())));
  }

  private static ConferenceOpened opened(Conference.Opening opening) {
    var stored =
        ConferenceOpened.newBuilder()
            .setConsultation(opening.consultation().value())
            .setHost(opening.host().value())
            .setResident(opening.resident().value());
    opening.pool().ifPresent(pool -> stored.setPool(pool.value()));
    opening.place().ifPresent(place -> stored.setPlace(place(place)));
    return stored.build();
  }

  private static Conference.Opening opening(ConferenceOpened m) {
    return new Conference.Opening(
        new ConsultationId(m.getConsultation()),
        new LawyerId(m.getHost()),
        new ResidentId(m.getResident()),
        m.hasPool() ? Optional.of(new PoolId(m.getPool())) : Optional.empty(),
        m.hasPlace() ? Optional.of(place(m.getPlace())) : Optional.empty());
  }

  private static ConferencePlace place(ServiceRecord.Place place) {
    var stored =
        ConferencePlace.newBuilder().setChannel(place.channel().name()).setVillage(place.village());
    place.terminal().ifPresent(stored::setTerminal);
    return stored.build();
  }

  private static ServiceRecord.Place place(ConferencePlace m) {
    return new ServiceRecord.Place(
        Channel.valueOf(m.getChannel()),
        m.getVillage(),
        m.hasTerminal() ? Optional.of(m.getTerminal()) : Optional.empty());
  }

  private static ConferenceInvited invited(Conference.Invited e) {
    var what = e.invitation();
    return ConferenceInvited.newBuilder()
        .setInvitation(what.id().value())
        .setRole(what.role().name())
        .setName(toJournal(what.name()))
        .setWay(what.way().kind().name())
        .setTarget(what.way().target())
        .setBy(what.by().value())
        .setExpires(toJournal(what.expires()))
        .setAgreed(e.agreed())
        .build();
  }

  private static Conference.Invited invited(ConferenceInvited m) {
    var way = new Invitation.Way(Invitation.Kind.valueOf(m.getWay()), m.getTarget());
    var invitation =
        new Invitation(
            new InvitationId(m.getInvitation()),
            MemberRole.valueOf(m.getRole()),
            fromJournal(m.getName()),
            way,
            new MemberId(m.getBy()),
            fromJournal(m.getExpires()));
    return new Conference.Invited(invitation, m.getAgreed());
  }
}
