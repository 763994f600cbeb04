package legalhub.jitsi.colibri;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import legalhub.actors.conference.ConferenceId;
import legalhub.actors.conference.ConferenceMedia;
import legalhub.jitsi.fake.FakeBridge;
import legalhub.jitsi.fake.FakeBridge.Failure;
import legalhub.jitsi.fake.FakePage;
import legalhub.jitsi.meet.JitsiMeetBackend;
import legalhub.jitsi.meet.RoomKeys;
import legalhub.jitsi.meet.RoomTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Tokens, addresses and descriptions are in no log, at any level. */
class LogTest {
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final Logger root = (Logger) LoggerFactory.getLogger("legalhub");
  private final AppenderBase<ILoggingEvent> ear =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          var thrown = event.getThrowableProxy();
          lines.add(event.getFormattedMessage() + (thrown == null ? "" : thrown.getMessage()));
        }
      };

  @BeforeEach
  void listen() {
    root.setLevel(Level.TRACE);
    ear.start();
    root.addAppender(ear);
  }

  @AfterEach
  void stopListening() {
    root.detachAppender(ear);
    root.setLevel(null);
  }

  @Test
  void nothingOfANegotiation() {
    try (var bridge = FakeBridge.start();
        var stage = new Stage(bridge)) {
      stage.two(bridge);
      stage.candidate(2, "a2", "candidate:1 1 udp 1 203.0.113.77 5000 typ host");
      bridge.next();
      stage.candidate(2, "a2", "candidate:1 1 bad 203.0.113.77");
      stage.answer(
          2, "a2", FakePage.answer(5, 200, true).replace("a=ice-pwd:ofthe", "a=ice-pwd:<"));
      bridge.failNext(Failure.GARBAGE, Failure.BROKEN);
      stage.media.tell(new ConferenceMedia.Allow(Stage.member(1), false, false));
      stage.hears(ConferenceMedia.Begin.class);
    }
    assertThat(lines).anyMatch(line -> line.contains("SDP_ICE"));
    assertThat(lines).anyMatch(line -> line.contains("leaving bridge"));
    assertThat(lines)
        .noneMatch(
            line ->
                line.contains("203.0.113.77")
                    || line.contains("candidate")
                    || line.contains("ofthepage")
                    || line.contains("passwordpassword")
                    || line.contains("pwd=secret"));
  }

  @Test
  void nothingOfAToken() {
    try (var stage = new Stage(FakeBridge.start())) {
      var key = RoomKeys.fresh("legalhub");
      var claims = new RoomTokens.Claims("legalhub", "jitsi", "meet.example.cn");
      var tokens = new RoomTokens(key, claims, Duration.ofMinutes(2), Clock.systemUTC());
      var ending = new JitsiMeetBackend.Ending(URI.create("http://127.0.0.1:1"), "c", tokens);
      var media =
          stage.kit.spawn(
              new JitsiMeetBackend(
                      URI.create("https://meet.example.cn"), key, tokens, Optional.of(ending))
                  .media(new ConferenceId("conf-1"), stage.room.getRef()));
      media.tell(new ConferenceMedia.Enter(Stage.member(1), "a1", "沈", true));
      stage.hears(ConferenceMedia.Embedded.class);
      media.tell(new ConferenceMedia.Close());
      stage.room.expectTerminated(media, Duration.ofSeconds(10));
    }
    assertThat(lines).anyMatch(line -> line.contains("not ended"));
    assertThat(lines).noneMatch(line -> line.contains("eyJ") || line.contains("jwt"));
  }
}
