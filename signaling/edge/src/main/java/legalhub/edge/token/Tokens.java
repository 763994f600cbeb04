package legalhub.edge.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import legalhub.actors.entity.Caller;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;

/**
 * Issues and checks access tokens: JWTs signed with EdDSA that say who, in which role and from
 * which log-in. They hold no name and live for minutes.
 */
public final class Tokens {
  private static final String ISSUER = "legalhub";
  private static final String ROLE = "role";
  private static final String FAMILY = "fam";

  /** The standard {@code iat} has whole seconds; a revocation needs to know more exactly. */
  private static final String ISSUED_MILLIS = "iam";

  private static final AlgorithmConstraints ED_DSA_ALONE =
      new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA);

  private final TokenKeys keys;
  private final Duration life;
  private final Clock clock;

  /**
   * @param life how long a token is good; revocations are remembered as long
   */
  public Tokens(TokenKeys keys, Duration life, Clock clock) {
    this.keys = keys;
    this.life = life;
    this.clock = clock;
  }

  public Duration life() {
    return life;
  }

  /**
   * Makes a token.
   *
   * @param family names the log-in over all its refreshes
   */
  public String issue(Caller.Role role, String personId, String family) {
    var now = clock.instant();
    var claims = new JwtClaims();
    claims.setIssuer(ISSUER);
    claims.setSubject(personId);
    claims.setJwtId(UUID.randomUUID().toString());
    claims.setStringClaim(ROLE, role.name());
    claims.setStringClaim(FAMILY, family);
    claims.setClaim(ISSUED_MILLIS, now.toEpochMilli());
    claims.setIssuedAt(NumericDate.fromMilliseconds(now.toEpochMilli()));
    claims.setExpirationTime(NumericDate.fromMilliseconds(now.plus(life).toEpochMilli()));
    return sign(claims);
  }

  /** Says what a token is. Never throws, whatever the text. */
  public Verdict verify(String token) {
    try {
      var signature = new JsonWebSignature();
      signature.setAlgorithmConstraints(ED_DSA_ALONE);
      signature.setCompactSerialization(token);
      var key = Optional.ofNullable(signature.getKeyIdHeaderValue()).flatMap(keys::verificationKey);
      if (key.isEmpty()) {
        return new Verdict.Invalid();
      }
      signature.setKey(key.get());
      return signature.verifySignature()
          ? judge(JwtClaims.parse(signature.getPayload()))
          : new Verdict.Invalid();
    } catch (JoseException
        | InvalidJwtException
        | MalformedClaimException
        | IllegalArgumentException e) {
      return new Verdict.Invalid();
    }
  }

  private Verdict judge(JwtClaims claims) throws MalformedClaimException {
    var role = Caller.Role.valueOf(String.valueOf(claims.getStringClaimValue(ROLE)));
    Long issued = claims.getClaimValue(ISSUED_MILLIS, Long.class);
    if (!ISSUER.equals(claims.getIssuer())
        || role == Caller.Role.HUB
        || issued == null
        || claims.getSubject() == null
        || claims.getStringClaimValue(FAMILY) == null
        || claims.getExpirationTime() == null) {
      return new Verdict.Invalid();
    }
    var expires = Instant.ofEpochMilli(claims.getExpirationTime().getValueInMillis());
    if (!clock.instant().isBefore(expires)) {
      return new Verdict.Expired();
    }
    return new Verdict.Valid(
        new Principal(
            role,
            claims.getSubject(),
            claims.getStringClaimValue(FAMILY),
            Instant.ofEpochMilli(issued),
            expires));
  }

  private String sign(JwtClaims claims) {
    var signature = new JsonWebSignature();
    signature.setAlgorithmConstraints(ED_DSA_ALONE);
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
    signature.setKey(keys.signingKey());
    signature.setKeyIdHeaderValue(keys.keyId());
    signature.setPayload(claims.toJson());
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("a token can't be signed", e);
    }
  }
}
