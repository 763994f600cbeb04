package legalhub.jitsi;

import com.typesafe.config.Config;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import legalhub.actors.conference.ConferenceBackend;
import legalhub.jitsi.colibri.Bridge;
import legalhub.jitsi.colibri.Colibri2Backend;
import legalhub.jitsi.meet.JitsiMeetBackend;
import legalhub.jitsi.meet.RoomKey;
import org.apache.pekko.actor.typed.ActorSystem;

/**
 * What this installation carries conferences with, and what the hub's pages have to know of it.
 *
 * @param kind {@code BRIDGE} or {@code MEET}
 * @param channelOrigins where pages reach the bridges' own sockets
 * @param frameOrigin the one origin that pages may frame because of it
 * @param roomKeys by the file's name under which a Jitsi Meet asks for each, its PEM, to be served
 *     for its {@code asap_key_server}
 * @param systemKeys likewise for its {@code prosody_password_public_key_repo_url}. Never in the
 *     same folder: everybody who was let into a room could end every other
 */
public record Conferencing(
    String kind,
    ConferenceBackend backend,
    List<String> channelOrigins,
    Optional<String> frameOrigin,
    Map<String, String> roomKeys,
    Map<String, String> systemKeys) {

  /**
   * Empty where neither bridges nor a Jitsi Meet are configured. Bridges go first: with them
   * everything stays in the hub's own pages.
   *
   * @param config the whole configuration
   * @throws IllegalArgumentException what can't be, after a stable code
   */
  public static Optional<Conferencing> from(Config config, ActorSystem<?> system, Clock clock) {
    var settings = JitsiSettings.from(config);
    if (!settings.bridges().isEmpty()) {
      var backend = Colibri2Backend.start(settings.bridges(), settings.times(), system);
      return Optional.of(
          new Conferencing(
              "BRIDGE",
              backend,
              channelOrigins(settings.bridges()),
              Optional.empty(),
              Map.of(),
              Map.of()));
    }
    return settings.meet().map(meet -> of(meet, clock));
  }

  private static Conferencing of(MeetSettings meet, Clock clock) {
    var backend =
        new JitsiMeetBackend(meet.url(), meet.key(), meet.tokens(clock), meet.ending(clock));
    return new Conferencing(
        "MEET",
        backend,
        List.of(),
        Optional.of(meet.origin()),
        published(meet.key()),
        meet.end().map(end -> published(end.key())).orElse(Map.of()));
  }

  /** Where none is set a bridge says its own, of which only the host can be known beforehand. */
  private static List<String> channelOrigins(List<Bridge> bridges) {
    return bridges.stream()
        .flatMap(
            bridge ->
                bridge
                    .webSocketOrigin()
                    .map(socket -> Stream.of(socket.toString()))
                    .orElseGet(() -> anyPort(bridge.rest().getHost())))
        .distinct()
        .toList();
  }

  private static Stream<String> anyPort(String host) {
    return Stream.of("ws://" + host + ":*", "wss://" + host + ":*");
  }

  private static Map<String, String> published(RoomKey key) {
    return Map.of(key.publicFile(), key.publicPem());
  }
}
