package legalhub.persistence.journal;

import static legalhub.persistence.journal.CommonCodec.fromJournal;
import static legalhub.persistence.journal.CommonCodec.toJournal;

import java.util.Optional;
import legalhub.actors.conference.Conference;
import legalhub.actors.conference.Invitation;
import legalhub.actors.conference.InvitationId;
import legalhub.actors.conference.Member;
import legalhub.actors.conference.MemberId;
import legalhub.actors.conference.MemberRole;
import legalhub.actors.conference.Shown;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.entity.Caller;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.PoolId;
import legalhub.actors.session.ResidentId;
import legalhub.persistence.journal.v1.ConferenceAssistant;
import legalhub.persistence.journal.v1.ConferenceEnded;
import legalhub.persistence.journal.v1.ConferenceInvitationSet;
import legalhub.persistence.journal.v1.ConferenceInvited;
import legalhub.persistence.journal.v1.ConferenceKnocked;
import legalhub.persistence.journal.v1.ConferenceLock;
import legalhub.persistence.journal.v1.ConferenceMark;
import legalhub.persistence.journal.v1.ConferenceMember;
import legalhub.persistence.journal.v1.ConferenceMuted;
import legalhub.persistence.journal.v1.ConferenceOpened;
import legalhub.persistence.journal.v1.ConferenceOut;
import legalhub.persistence.journal.v1.ConferenceRecording;
import legalhub.persistence.journal.v1.ConferenceShown;
import legalhub.persistence.journal.v1.ConferenceWord;

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
    door(table);
    pages(table);
    host(table);
    recording(table);
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

  private static void door(EventTable table) {
    table
        .on(
            "conference.knocked.v1",
            Conference.Knocked.class,
            ConferenceCodec::knocked,
            ConferenceKnocked.parser(),
            ConferenceCodec::knocked)
        .on(
            "conference.admitted.v1",
            Conference.Admitted.class,
            e -> member(e.member()),
            ConferenceMember.parser(),
            m -> new Conference.Admitted(new MemberId(m.getMember())))
        .on(
            "conference.out.v1",
            Conference.Out.class,
            e ->
                ConferenceOut.newBuilder()
                    .setMember(e.member().value())
                    .setStage(e.stage().name())
                    .build(),
            ConferenceOut.parser(),
            m ->
                new Conference.Out(
                    new MemberId(m.getMember()), Member.Stage.valueOf(m.getStage())));
  }

  private static void pages(EventTable table) {
    table
        .on(
            "conference.joined.v1",
            Conference.Joined.class,
            e -> shown(e.member(), e.shown()),
            ConferenceShown.parser(),
            m -> new Conference.Joined(new MemberId(m.getMember()), shown(m)))
        .on(
            "conference.media-shown.v1",
            Conference.MediaShown.class,
            e -> shown(e.member(), e.shown()),
            ConferenceShown.parser(),
            m -> new Conference.MediaShown(new MemberId(m.getMember()), shown(m)))
        .on(
            "conference.dropped.v1",
            Conference.Dropped.class,
            e -> member(e.member()),
            ConferenceMember.parser(),
            m -> new Conference.Dropped(new MemberId(m.getMember())))
        .on(
            "conference.returned.v1",
            Conference.Returned.class,
            e -> member(e.member()),
            ConferenceMember.parser(),
            m -> new Conference.Returned(new MemberId(m.getMember())))
        .on(
            "conference.hand-set.v1",
            Conference.HandSet.class,
            e -> word(e.member(), e.raised()),
            ConferenceWord.parser(),
            m -> new Conference.HandSet(new MemberId(m.getMember()), m.getYes()));
  }

  private static void host(EventTable table) {
    table
        .on(
            "conference.muted-set.v1",
            Conference.MutedSet.class,
            e ->
                ConferenceMuted.newBuilder()
                    .setMember(e.member().value())
                    .setAudio(e.muted().audio())
                    .setVideo(e.muted().video())
                    .build(),
            ConferenceMuted.parser(),
            m ->
                new Conference.MutedSet(
                    new MemberId(m.getMember()), new Conference.Muted(m.getAudio(), m.getVideo())))
        .on(
            "conference.lock-set.v1",
            Conference.LockSet.class,
            e -> ConferenceLock.newBuilder().setOn(e.on()).build(),
            ConferenceLock.parser(),
            m -> new Conference.LockSet(m.getOn()));
  }

  private static void recording(EventTable table) {
    table
        .on(
            "conference.recording-set.v1",
            Conference.RecordingSet.class,
            e -> ConferenceRecording.newBuilder().setRecording(e.recording().name()).build(),
            ConferenceRecording.parser(),
            m -> new Conference.RecordingSet(Conference.Recording.valueOf(m.getRecording())))
        .on(
            "conference.recording-answered.v1",
            Conference.RecordingAnswered.class,
            e -> word(e.member(), e.yes()),
            ConferenceWord.parser(),
            m -> new Conference.RecordingAnswered(new MemberId(m.getMember()), m.getYes()));
  }

  private static ConferenceOpened opened(Conference.Opening opening) {
    var stored =
        ConferenceOpened.newBuilder()
            .setConsultation(opening.consultation().value())
            .setHost(opening.host().value())
            .setResident(opening.resident().value());
    opening.pool().ifPresent(pool -> stored.setPool(pool.value()));
    return stored.build();
  }

  private static Conference.Opening opening(ConferenceOpened m) {
    return new Conference.Opening(
        new ConsultationId(m.getConsultation()),
        new LawyerId(m.getHost()),
        new ResidentId(m.getResident()),
        m.hasPool() ? Optional.of(new PoolId(m.getPool())) : Optional.empty());
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

  private static ConferenceKnocked knocked(Conference.Knocked e) {
    return ConferenceKnocked.newBuilder()
        .setMember(e.member().value())
        .setInvitation(e.invitation().value())
        .setPersonRole(e.person().role().name())
        .setPerson(e.person().id())
        .setName(toJournal(e.name()))
        .build();
  }

  private static Conference.Knocked knocked(ConferenceKnocked m) {
    return new Conference.Knocked(
        new MemberId(m.getMember()),
        new InvitationId(m.getInvitation()),
        new Caller(Caller.Role.valueOf(m.getPersonRole()), m.getPerson()),
        fromJournal(m.getName()));
  }

  private static ConferenceMember member(MemberId member) {
    return ConferenceMember.newBuilder().setMember(member.value()).build();
  }

  private static ConferenceWord word(MemberId member, boolean yes) {
    return ConferenceWord.newBuilder().setMember(member.value()).setYes(yes).build();
  }

  private static ConferenceShown shown(MemberId member, Shown shown) {
    return ConferenceShown.newBuilder()
        .setMember(member.value())
        .setAudio(shown.audio())
        .setVideo(shown.video())
        .setScreen(shown.screen())
        .build();
  }

  private static Shown shown(ConferenceShown m) {
    return new Shown(m.getAudio(), m.getVideo(), m.getScreen());
  }
}
