package legalhub.actors.conference;

/** An invitation into a conference, named by who invites. */
public record InvitationId(String value) {}
