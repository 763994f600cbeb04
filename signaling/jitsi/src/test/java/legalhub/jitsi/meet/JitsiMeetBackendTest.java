package legalhub.jitsi.meet;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import legalhub.actors.conference.ConferenceId;
import legalhub.actors.conference.ConferenceMedia;
import legalhub.actors.conference.MemberId;
import legalhub.jitsi.meet.JitsiMeetBackend.Ending;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JitsiMeetBackendTest {
  private static final URI URL = URI.create("https://meet.example.cn");
  private static final ConferenceId CONFERENCE = new ConferenceId("conf-1");
  private static final MemberId M1 = new MemberId("m1");
  private static final RoomTokens.Claims CLAIMS =
      new RoomTokens.Claims("legalhub", "jitsi", "meet.example.cn");
  private static final RoomKey SYSTEM = RoomKeys.fresh("system");

  private final ActorTestKit kit = ActorTestKit.create();
  private final TestProbe<ConferenceMedia.Event> room = kit.createTestProbe();

  @AfterEach
  void end() {
    kit.shutdownTestKit();
  }

  private static RoomTokens tokens(RoomKey key) {
    return new RoomTokens(key, CLAIMS, Duration.ofMinutes(2), Clock.systemUTC());
  }

  private ActorRef<ConferenceMedia.Order> media(Optional<Ending> ending) {
    var key = RoomTokensTest.KEY;
    return kit.spawn(
        new JitsiMeetBackend(URL, key, tokens(key), ending).media(CONFERENCE, room.getRef()));
  }

  @Test
  void whoeverEntersIsToldWhereWithATokenThatNoServersLogSees() throws Exception {
    var media = media(Optional.empty());
    media.tell(new ConferenceMedia.Enter(M1, "a1", "沈律师", true));

    var embedded = room.expectMessageClass(ConferenceMedia.Embedded.class);
    var url = URI.create(embedded.url());
    var name = RoomTokensTest.KEY.roomOf("conf-1");
    assertThat(url.getPath()).isEqualTo("/" + name);
    assertThat(url.getQuery()).isNull();
    var token = url.getFragment().substring("jwt=".length()).split("&", 2)[0];
    var said = Prosody.admits(RoomTokensTest.KEY, CLAIMS, name, Clock.systemUTC().instant(), token);
    assertThat(said.getIssuer()).isEqualTo("legalhub");
  }

  @Test
  void negotiationIsNotItsMatter() {
    var media = media(Optional.empty());
    media.tell(new ConferenceMedia.Answer(M1, "a1", "v=0"));
    media.tell(new ConferenceMedia.Candidate(M1, "a1", "", "0", 0, ""));
    media.tell(new ConferenceMedia.Allow(M1, false, false));
    media.tell(new ConferenceMedia.Leave(M1));
    media.tell(new ConferenceMedia.AskAnew(M1, "a1"));
    assertThat(room.expectMessageClass(ConferenceMedia.Begin.class).leg()).isEqualTo("a1");
  }

  @Test
  void withoutAWayToEndItTheActorJustStops() {
    var media = media(Optional.empty());
    media.tell(new ConferenceMedia.Close());
    room.expectTerminated(media, Duration.ofSeconds(10));
  }

  @Test
  void theMeetingIsEndedFromTheHub() throws Exception {
    var asked = new LinkedBlockingQueue<String>();
    var prosody = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    prosody.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          asked.add(exchange.getRequestHeaders().getFirst("Authorization"));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    prosody.start();
    try {
      var address = URI.create("http://127.0.0.1:" + prosody.getAddress().getPort());
      var media =
          media(Optional.of(new Ending(address, "conference.meet.example.cn", tokens(SYSTEM))));
      media.tell(new ConferenceMedia.Close());

      var name = RoomTokensTest.KEY.roomOf("conf-1");
      assertThat(asked.poll(10, TimeUnit.SECONDS))
          .isEqualTo("POST /end-meeting?conference=" + name + "%40conference.meet.example.cn");
      var token = asked.poll(10, TimeUnit.SECONDS).substring("Bearer ".length());
      Prosody.admits(SYSTEM, CLAIMS, name, Clock.systemUTC().instant(), token);
      room.expectTerminated(media, Duration.ofSeconds(10));
    } finally {
      prosody.stop(0);
    }
  }

  @Test
  void anEndThatNobodyTakesIsNoReasonToStay() {
    var nowhere = URI.create("http://127.0.0.1:1");
    var media = media(Optional.of(new Ending(nowhere, "conference.x", tokens(SYSTEM))));
    media.tell(new ConferenceMedia.Close());
    room.expectTerminated(media, Duration.ofSeconds(10));
  }
}
