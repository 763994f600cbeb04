package legalhub.jitsi.meet;

import java.security.PublicKey;
import java.time.Instant;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodeValidator.Error;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.UnresolvableKeyException;

/** Who a Jitsi Meet lets in: signature, kid, issuer, audience, subject, time and room. */
final class Prosody {
  static JwtClaims admits(
      RoomKey key, RoomTokens.Claims claims, String room, Instant now, String token)
      throws InvalidJwtException {
    return new JwtConsumerBuilder()
        .setVerificationKeyResolver((signed, nesting) -> keyOf(key, signed))
        .setJwsAlgorithmConstraints(
            AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
        .setExpectedIssuer(true, claims.issuer())
        .setExpectedAudience(true, claims.audience())
        .setExpectedSubject(claims.subject())
        .setRequireExpirationTime()
        .setRequireNotBefore()
        .setMaxFutureValidityInMinutes(2)
        .setEvaluationTime(NumericDate.fromSeconds(now.getEpochSecond()))
        .registerValidator(
            (org.jose4j.jwt.consumer.ErrorCodeValidator)
                context ->
                    room.equals(context.getJwtClaims().getClaimValueAsString("room"))
                        ? null
                        : new Error(1, "another room"))
        .build()
        .processToClaims(token);
  }

  private static PublicKey keyOf(RoomKey key, JsonWebStructure signed)
      throws UnresolvableKeyException {
    if (!key.id().equals(signed.getKeyIdHeaderValue())) {
      throw new UnresolvableKeyException("no such key");
    }
    return key.open();
  }

  private Prosody() {}
}
