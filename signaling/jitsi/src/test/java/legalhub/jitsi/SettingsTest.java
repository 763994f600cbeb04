package legalhub.jitsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import legalhub.jitsi.colibri.Bridge;
import legalhub.jitsi.colibri.Colibri2Backend;
import legalhub.jitsi.meet.JitsiMeetBackend;
import legalhub.jitsi.meet.RoomKeys;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  @TempDir private Path folder;

  private static Config with(String text) {
    return ConfigFactory.parseString(text)
        .withFallback(ConfigFactory.parseResources("reference.conf"))
        .resolve();
  }

  private String key(String file) throws IOException {
    var path = folder.resolve(file);
    Files.writeString(path, RoomKeys.pem(2048));
    return path.toString();
  }

  private static Optional<Conferencing> conferencing(Config config) {
    var kit = ActorTestKit.create();
    try {
      return Conferencing.from(config, kit.system(), Clock.systemUTC());
    } finally {
      kit.shutdownTestKit();
    }
  }

  @Test
  void withNothingConfiguredThereAreNoConferences() {
    assertThat(conferencing(with(""))).isEmpty();
  }

  @Test
  void bridgesAsObjectsAsTextAndByTheEnvironment() {
    var settings =
        JitsiSettings.from(
            with(
                "legalhub.conference { bridges = [ { url = \"http://a:1/\", websocket ="
                    + " \"wss://hub/b\" }, \"http://b:2\" ]\n"
                    + "bridges-list = \"https://c:3=ws://hub:4/c, http://d\" }"));
    assertThat(settings.bridges())
        .containsExactly(
            new Bridge(URI.create("http://a:1"), Optional.of(URI.create("wss://hub/b"))),
            new Bridge(URI.create("http://b:2"), Optional.empty()),
            new Bridge(URI.create("https://c:3"), Optional.of(URI.create("ws://hub:4/c"))),
            new Bridge(URI.create("http://d"), Optional.empty()));
  }

  @Test
  void bridgesGoFirst() throws IOException {
    var both =
        with(
            "legalhub.conference { bridges-list = \"http://127.0.0.1:1\", meet { url ="
                + " \"https://meet.example.cn\", key-file = \""
                + key("k.pem")
                + "\" } }");
    var conferencing = conferencing(both).orElseThrow();
    assertThat(conferencing.backend()).isInstanceOf(Colibri2Backend.class);
    assertThat(conferencing.frameOrigin()).isEmpty();
    assertThat(conferencing.roomKeys()).isEmpty();
  }

  @Test
  void aJitsiMeetBringsItsOriginAndItsKeys() throws IOException {
    var conferencing =
        conferencing(
                with(
                    "legalhub.conference.meet { url = \"https://meet.example.cn:8443/tenant/\","
                        + " key-file = \""
                        + key("k.pem")
                        + "\", end { url = \"http://10.0.0.6:5280\", room-domain ="
                        + " \"conference.meet.example.cn\", key-file = \""
                        + key("e.pem")
                        + "\" } }"))
            .orElseThrow();
    assertThat(conferencing.backend()).isInstanceOf(JitsiMeetBackend.class);
    assertThat(conferencing.frameOrigin()).contains("https://meet.example.cn:8443");
    assertThat(conferencing.roomKeys()).hasSize(1);
    assertThat(conferencing.systemKeys()).hasSize(1);
    // Else whoever was let into a room could end every other.
    assertThat(conferencing.roomKeys().keySet())
        .doesNotContainAnyElementsOf(conferencing.systemKeys().keySet());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bridges-list = "ftp://a"                      | CONFERENCE_BRIDGE
          bridges-list = "10.0.0.5:8080"                | CONFERENCE_BRIDGE
          bridges-list = "http://user:secret@a"         | CONFERENCE_BRIDGE
          bridges-list = "http://a?b=c"                 | CONFERENCE_BRIDGE
          bridges-list = "http://a=http://b"            | CONFERENCE_BRIDGE
          bridges-list = "http://a,http://a/"           | CONFERENCE_BRIDGE
          request-timeout = 0 s                         | CONFERENCE_TIME
          look-interval = 2 minutes                       | CONFERENCE_TIME
          meet.url = "meet.example.cn"                  | MEET_URL
          meet.url = "https://m"                        | MEET_SETTING
          meet { url = "https://m", key-file = "/no" }  | MEET_KEY
          """)
  void whatCantBeIsSaid(String setting, String code) {
    assertThatThrownBy(() -> JitsiSettings.from(with("legalhub.conference { " + setting + " }")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(code + ":");
  }

  @Test
  void aKeyForEndingIsNotTheOneForRooms() throws IOException {
    var key = key("k.pem");
    assertThatThrownBy(
            () ->
                JitsiSettings.from(
                    with(
                        "legalhub.conference.meet { url = \"https://m\", key-file = \""
                            + key
                            + "\", end { url = \"http://p\", room-domain = \"c\", key-file = \""
                            + key
                            + "\" } }")))
        .hasMessageStartingWith("MEET_END");
  }
}
