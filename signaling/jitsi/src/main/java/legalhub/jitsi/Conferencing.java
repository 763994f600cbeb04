package legalhub.jitsi;

import com.typesafe.config.Config;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.conference.ConferenceBackend;
import legalhub.jitsi.colibri.Colibri2Backend;
import legalhub.jitsi.meet.JitsiMeetBackend;
import legalhub.jitsi.meet.RoomKey;
import org.apache.pekko.actor.typed.ActorSystem;

/**
 * What this installation carries conferences with, and what the hub's pages have to know of it.
 *
 * @param frameOrigin the one origin that pages may frame because of it
 * @param roomKeys by the file's name under which a Jitsi Meet asks for each, its PEM, to be served
 *     for its {@code asap_key_server}
 * @param systemKeys likewise for its {@code prosody_password_public_key_repo_url}. Never in the
 *     same folder: everybody who was let into a room could end every other
 */
public record Conferencing(
    ConferenceBackend backend,
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
      return Optional.of(new Conferencing(backend, Optional.empty(), Map.of(), Map.of()));
    }
    return settings.meet().map(meet -> of(meet, clock));
  }

  private static Conferencing of(MeetSettings meet, Clock clock) {
    var backend =
        new JitsiMeetBackend(meet.url(), meet.key(), meet.tokens(clock), meet.ending(clock));
    return new Conferencing(
        backend,
        Optional.of(meet.origin()),
        published(meet.key()),
        meet.end().map(end -> published(end.key())).orElse(Map.of()));
  }

  private static Map<String, String> published(RoomKey key) {
    return Map.of(key.publicFile(), key.publicPem());
  }
}
