package legalhub.jitsi.meet;

import java.net.URI;
import java.util.Optional;
import legalhub.actors.conference.ConferenceBackend;
import legalhub.actors.conference.ConferenceId;
import legalhub.actors.conference.ConferenceMedia;
import legalhub.jitsi.meet.MeetConference.House;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;

/** Conferences in an existing Jitsi Meet. */
public final class JitsiMeetBackend implements ConferenceBackend {

  /**
   * How rooms are ended.
   *
   * @param prosody the HTTP port of its Prosody
   * @param roomDomain where it has its rooms
   * @param tokens by the key of systems
   */
  public record Ending(URI prosody, String roomDomain, RoomTokens tokens) {}

  private final House house;
  private final RoomKey key;

  /**
   * @param url of the Jitsi Meet, without a slash at the end
   * @param key also names the rooms
   * @param ending empty: the hub can't end a meeting, only let nobody in any more
   */
  public JitsiMeetBackend(URI url, RoomKey key, RoomTokens tokens, Optional<Ending> ending) {
    this.key = key;
    var closer = ending.map(how -> new RoomCloser(how.prosody(), how.roomDomain(), how.tokens()));
    this.house = new House(url, tokens, closer);
  }

  @Override
  public Behavior<ConferenceMedia.Order> media(
      ConferenceId conference, ActorRef<ConferenceMedia.Event> room) {
    return MeetConference.create(house, key.roomOf(conference.value()), room);
  }
}
