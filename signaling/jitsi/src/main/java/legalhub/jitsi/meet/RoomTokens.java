package legalhub.jitsi.meet;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Lets one person into one room of a Jitsi Meet, for at most two minutes. */
public final class RoomTokens {
  static final Duration LIFE_MAX = Duration.ofMinutes(2);
  private static final Duration CLOCKS_APART = Duration.ofSeconds(10);

  /**
   * What a Jitsi Meet expects of whoever signs.
   *
   * @param issuer {@code iss}: its app id
   * @param audience {@code aud}
   * @param subject {@code sub}: its domain, or the tenant
   */
  public record Claims(String issuer, String audience, String subject) {}

  /**
   * Whom it lets in.
   *
   * @param id {@code m1}: unique in the room, and nothing of the person
   * @param name what others read; {@code ""}: nothing
   */
  public record User(String id, String name, boolean moderator) {}

  private final RoomKey key;
  private final Claims claims;
  private final Duration life;
  private final Clock clock;

  public RoomTokens(RoomKey key, Claims claims, Duration life, Clock clock) {
    if (life.compareTo(LIFE_MAX) > 0 || life.toSeconds() < 1) {
      throw new IllegalArgumentException("MEET_TOKEN_LIFE: between 1 s and 2 min");
    }
    this.key = key;
    this.claims = claims;
    this.life = life;
    this.clock = clock;
  }

  public String to(String room, User user) {
    var said = said(room);
    said.setClaim(
        "context",
        Map.of(
            "user", Map.of("id", user.id(), "name", user.name(), "moderator", user.moderator())));
    return sign(said);
  }

  /** For Prosody alone: the room is over. */
  public String toEnd(String room) {
    return sign(said(room));
  }

  private JwtClaims said(String room) {
    if (room.isBlank() || room.contains("*")) {
      throw new IllegalArgumentException("MEET_ROOM: a token is for one room");
    }
    var now = clock.instant();
    var said = new JwtClaims();
    said.setIssuer(claims.issuer());
    said.setAudience(claims.audience());
    said.setSubject(claims.subject());
    said.setClaim("room", room);
    said.setNotBefore(NumericDate.fromSeconds(now.minus(CLOCKS_APART).getEpochSecond()));
    said.setExpirationTime(NumericDate.fromSeconds(now.plus(life).getEpochSecond()));
    return said;
  }

  private String sign(JwtClaims said) {
    var signed = new JsonWebSignature();
    signed.setPayload(said.toJson());
    signed.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    signed.setKeyIdHeaderValue(key.id());
    signed.setHeader("typ", "JWT");
    signed.setKey(key.secret());
    try {
      return signed.getCompactSerialization();
    } catch (JoseException e) {
      // The key was checked when it was read.
      throw new IllegalStateException("MEET_KEY: can't sign");
    }
  }
}
