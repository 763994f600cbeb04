package legalhub.actors.conference;

import java.time.Duration;

/**
 * The numbers behind a conference.
 *
 * @param membersMax who may be in at once; more than nine pictures help nobody
 * @param invitationsMax that may be open at once
 * @param invitedFor how long an invitation holds
 * @param assistantWithin by when whoever took it on has come to the door
 * @param lease silence after which a member counts as gone
 * @param backToDirect whether the media of two who remain goes directly again
 */
public record ConferenceSettings(
    int membersMax,
    int invitationsMax,
    Duration invitedFor,
    Duration assistantWithin,
    Duration lease,
    boolean backToDirect) {

  public static ConferenceSettings defaults() {
    return new ConferenceSettings(
        9, 20, Duration.ofHours(2), Duration.ofSeconds(30), Duration.ofSeconds(15), true);
  }
}
