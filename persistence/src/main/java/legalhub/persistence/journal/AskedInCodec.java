package legalhub.persistence.journal;

import static legalhub.persistence.journal.CommonCodec.fromJournal;
import static legalhub.persistence.journal.CommonCodec.toJournal;

import legalhub.actors.conference.AskedIn;
import legalhub.actors.conference.ConferenceId;
import legalhub.actors.conference.InvitationId;
import legalhub.actors.conference.MemberRole;
import legalhub.actors.lawyer.LawyerId;
import legalhub.persistence.journal.v1.AskedInAsked;
import legalhub.persistence.journal.v1.AskedInSettled;

/** The events of who is asked into conferences. */
final class AskedInCodec {
  private AskedInCodec() {}

  static void register(EventTable table) {
    table
        .on(
            "asked-in.was-asked.v1",
            AskedIn.WasAsked.class,
            e -> asked(e.what()),
            AskedInAsked.parser(),
            m -> new AskedIn.WasAsked(asked(m)))
        .on(
            "asked-in.settled.v1",
            AskedIn.Settled.class,
            e -> AskedInSettled.newBuilder().setInvitation(e.invitation().value()).build(),
            AskedInSettled.parser(),
            m -> new AskedIn.Settled(new InvitationId(m.getInvitation())));
  }

  private static AskedInAsked asked(AskedIn.Ask what) {
    return AskedInAsked.newBuilder()
        .setConference(what.conference().value())
        .setInvitation(what.invitation().value())
        .setRole(what.role().name())
        .setHost(what.host().value())
        .setExpires(toJournal(what.expires()))
        .build();
  }

  private static AskedIn.Ask asked(AskedInAsked m) {
    return new AskedIn.Ask(
        new ConferenceId(m.getConference()),
        new InvitationId(m.getInvitation()),
        MemberRole.valueOf(m.getRole()),
        new LawyerId(m.getHost()),
        fromJournal(m.getExpires()));
  }
}
