package legalhub.jitsi.colibri;

import java.time.Duration;
import java.util.List;
import legalhub.actors.conference.ConferenceBackend;
import legalhub.actors.conference.ConferenceId;
import legalhub.actors.conference.ConferenceMedia;
import legalhub.jitsi.colibri.ColibriConference.Surroundings;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;

/** Conferences on Jitsi Videobridges, with the hub as their focus. One for each node. */
public final class Colibri2Backend implements ConferenceBackend {

  /**
   * @param request how long a bridge may take for one request
   * @param look how long it may take to say how it is
   * @param lookInterval how often each bridge is asked how it is
   * @param probeInterval how often a quiet conference asks whether the bridge still has it
   */
  public record Times(
      Duration request, Duration look, Duration lookInterval, Duration probeInterval) {}

  private final Surroundings around;

  public static Colibri2Backend start(List<Bridge> bridges, Times times, ActorSystem<?> system) {
    var client = new BridgeClient(times.request(), times.look());
    var known =
        system.systemActorOf(
            Bridges.create(bridges, client, times.lookInterval()), "bridges", Props.empty());
    return new Colibri2Backend(new Surroundings(known, client, times.probeInterval()));
  }

  Colibri2Backend(Surroundings around) {
    this.around = around;
  }

  @Override
  public Behavior<ConferenceMedia.Order> media(
      ConferenceId conference, ActorRef<ConferenceMedia.Event> room) {
    return ColibriConference.create(around, room);
  }
}
