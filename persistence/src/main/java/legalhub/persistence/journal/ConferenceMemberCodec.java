package legalhub.persistence.journal;

import static legalhub.persistence.journal.CommonCodec.fromJournal;
import static legalhub.persistence.journal.CommonCodec.toJournal;

import legalhub.actors.conference.Conference;
import legalhub.actors.conference.InvitationId;
import legalhub.actors.conference.Member;
import legalhub.actors.conference.MemberId;
import legalhub.actors.conference.Shown;
import legalhub.actors.entity.Caller;
import legalhub.persistence.journal.v1.ConferenceKnocked;
import legalhub.persistence.journal.v1.ConferenceMember;
import legalhub.persistence.journal.v1.ConferenceMuted;
import legalhub.persistence.journal.v1.ConferenceOut;
import legalhub.persistence.journal.v1.ConferenceSaid;
import legalhub.persistence.journal.v1.ConferenceShown;
import legalhub.persistence.journal.v1.ConferenceWord;

/** The events of a conference that are about one member of it. */
final class ConferenceMemberCodec {
  private ConferenceMemberCodec() {}

  static void register(EventTable table) {
    door(table);
    pages(table);
    marks(table);
  }

  private static void door(EventTable table) {
    table
        .on(
            "conference.knocked.v1",
            Conference.Knocked.class,
            ConferenceMemberCodec::knocked,
            ConferenceKnocked.parser(),
            ConferenceMemberCodec::knocked)
        .on(
            "conference.admitted.v1",
            Conference.Admitted.class,
            e -> member(e.member()),
            ConferenceMember.parser(),
            m -> new Conference.Admitted(new MemberId(m.getMember())))
        .on(
            "conference.stayed.v1",
            Conference.Stayed.class,
            e -> member(e.member()),
            ConferenceMember.parser(),
            m -> new Conference.Stayed(new MemberId(m.getMember())))
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
            m -> new Conference.HandSet(new MemberId(m.getMember()), m.getYes()))
        .on(
            "conference.said.v1",
            Conference.Said.class,
            e ->
                ConferenceSaid.newBuilder()
                    .setMember(e.member().value())
                    .setText(toJournal(e.text()))
                    .build(),
            ConferenceSaid.parser(),
            m -> new Conference.Said(new MemberId(m.getMember()), fromJournal(m.getText())));
  }

  private static void marks(EventTable table) {
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
            "conference.recording-answered.v1",
            Conference.RecordingAnswered.class,
            e -> word(e.member(), e.yes()),
            ConferenceWord.parser(),
            m -> new Conference.RecordingAnswered(new MemberId(m.getMember()), m.getYes()));
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
