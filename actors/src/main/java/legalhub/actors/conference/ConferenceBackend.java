package legalhub.actors.conference;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;

/**
 * What carries the media of conferences: a bridge, or an existing Jitsi Meet. The implementations
 * are {@code signaling/jitsi}'s.
 */
public interface ConferenceBackend {
  /**
   * The actor that carries one conference's media, as long as the conference's incarnation lives or
   * until {@link ConferenceMedia.Close}. It keeps nothing that must outlive it: a new one begins
   * anew, on a new meeting of the bridge.
   *
   * @param room whom it tells what members' pages must hear
   */
  Behavior<ConferenceMedia.Order> media(
      ConferenceId conference, ActorRef<ConferenceMedia.Event> room);
}
