package legalhub.jitsi.meet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.junit.jupiter.api.Test;

class RoomTokensTest {
  private static final Instant NOW = Instant.parse("2026-11-01T08:00:00Z");
  private static final RoomTokens.Claims CLAIMS =
      new RoomTokens.Claims("legalhub", "jitsi", "meet.example.cn");
  static final RoomKey KEY = RoomKeys.fresh("legalhub");
  private static final RoomTokens TOKENS =
      new RoomTokens(KEY, CLAIMS, Duration.ofMinutes(2), Clock.fixed(NOW, ZoneOffset.UTC));
  private static final String ROOM = KEY.roomOf("conf-1");
  private static final RoomTokens.User USER = new RoomTokens.User("m1", "沈律师", true);

  private static void refused(RoomKey key, String room, Instant at, String token) {
    assertThatThrownBy(() -> Prosody.admits(key, CLAIMS, room, at, token))
        .isInstanceOf(InvalidJwtException.class);
  }

  @Test
  void itLetsOnePersonIntoOneRoom() throws Exception {
    var said = Prosody.admits(KEY, CLAIMS, ROOM, NOW, TOKENS.to(ROOM, USER));
    assertThat(said.getStringClaimValue("room")).isEqualTo(ROOM);
    assertThat(said.getClaimValue("context"))
        .isEqualTo(Map.of("user", Map.of("id", "m1", "name", "沈律师", "moderator", true)));
    assertThat(said.getExpirationTime())
        .isEqualTo(NumericDate.fromSeconds(NOW.getEpochSecond() + 120));
  }

  @Test
  void anExpiredOneIsRefused() throws Exception {
    var token = TOKENS.to(ROOM, USER);
    assertThat(Prosody.admits(KEY, CLAIMS, ROOM, NOW.plusSeconds(119), token)).isNotNull();
    refused(KEY, ROOM, NOW.plusSeconds(120), token);
  }

  @Test
  void oneOfAnotherRoomKeyOrHouseIsRefused() {
    var token = TOKENS.to(ROOM, USER);
    refused(KEY, KEY.roomOf("conf-2"), NOW, token);
    refused(RoomKeys.fresh("legalhub"), ROOM, NOW, token);
    refused(RoomKeys.fresh("other"), ROOM, NOW, token);
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    var others = new RoomTokens.Claims("legalhub", "other", "meet.example.cn");
    refused(
        KEY, ROOM, NOW, new RoomTokens(KEY, others, Duration.ofMinutes(1), clock).to(ROOM, USER));
  }

  @Test
  void thereIsNoneForEveryRoom() {
    for (var room : new String[] {"*", "", "a*", " "}) {
      assertThatThrownBy(() -> TOKENS.to(room, USER)).hasMessageStartingWith("MEET_ROOM");
    }
  }

  @Test
  void twoMinutesAreTheMost() {
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    assertThatThrownBy(() -> new RoomTokens(KEY, CLAIMS, Duration.ofSeconds(121), clock))
        .hasMessageStartingWith("MEET_TOKEN_LIFE");
    assertThatThrownBy(() -> new RoomTokens(KEY, CLAIMS, Duration.ZERO, clock))
        .hasMessageStartingWith("MEET_TOKEN_LIFE");
  }

  @Test
  void roomsCantBeGuessedAndAreTheSameOnEveryNode() {
    var pem = RoomKeys.pem(2048);
    var one = RoomKey.read("a", pem);
    assertThat(one.roomOf("conf-1")).isEqualTo(RoomKey.read("a", pem).roomOf("conf-1"));
    assertThat(one.roomOf("conf-1"))
        .matches("legalhub-[0-9a-f]{32}")
        .isNotEqualTo(one.roomOf("conf-2"))
        .isNotEqualTo(KEY.roomOf("conf-1"));
  }

  @Test
  void thePublicKeyIsWhereJitsiLooksForIt() {
    // printf legalhub | sha256sum
    assertThat(KEY.publicFile())
        .isEqualTo("93ce9d55c8b4f87f50697d4e60c27d186b4377743ac36ad3a9001d7992a5f96b.pem");
    assertThat(KEY.publicPem())
        .startsWith("-----BEGIN PUBLIC KEY-----\n")
        .endsWith("\n-----END PUBLIC KEY-----\n");
    assertThat(KEY.toString()).isEqualTo("RoomKey[legalhub]");
  }

  @Test
  void aKeyThatIsNoneOrShortIsRefused() {
    var shortOne = RoomKeys.pem(1024);
    assertThatThrownBy(() -> RoomKey.read("a", shortOne)).hasMessageStartingWith("MEET_KEY");
    assertThatThrownBy(() -> RoomKey.read("a", "rubbish")).hasMessageStartingWith("MEET_KEY");
    assertThatThrownBy(() -> RoomKey.read("a", KEY.publicPem())).hasMessageStartingWith("MEET_KEY");
  }
}
