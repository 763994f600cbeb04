package legalhub.edge.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import legalhub.actors.entity.Caller;
import legalhub.edge.ManualClock;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token says who it is for, is good for its time on every node, and nobody else can make one. */
class TokensTest {
  private static final Duration LIFE = Duration.ofMinutes(10);

  @TempDir private Path folder;
  private final ManualClock clock = new ManualClock();
  private long passed;
  private TokenKeys keys;
  private Tokens tokens;

  @BeforeEach
  void start() throws IOException {
    clock.follow(() -> passed);
    keys = TokenKeys.load(folder.resolve("sub/keys.json"), clock);
    tokens = new Tokens(keys, LIFE, clock);
  }

  private String token() {
    return tokens.issue(Caller.Role.LAWYER, "l-1", "family");
  }

  @Test
  void aTokenSaysWhoInWhichRoleFromWhichLogIn() {
    passed = 123;
    var principal = ((Verdict.Valid) tokens.verify(token())).principal();
    assertThat(principal.role()).isEqualTo(Caller.Role.LAWYER);
    assertThat(principal.personId()).isEqualTo("l-1");
    assertThat(principal.family()).isEqualTo("family");
    assertThat(principal.issued()).isEqualTo(clock.instant());
  }

  @Test
  void aTokenIsGoodUntilItsEndAndNotAtIt() {
    var token = token();
    passed = LIFE.toMillis() - 1;
    assertThat(tokens.verify(token)).isInstanceOf(Verdict.Valid.class);
    passed = LIFE.toMillis();
    assertThat(tokens.verify(token)).isEqualTo(new Verdict.Expired());
  }

  @Test
  void anyChangeToATokenMakesItInvalid() {
    var token = token();
    for (int i = 0; i < token.length() - 1; i += 7) {
      var changed = new StringBuilder(token);
      changed.setCharAt(i, token.charAt(i) == 'A' ? 'B' : 'A');
      assertThat(tokens.verify(changed.toString())).isEqualTo(new Verdict.Invalid());
    }
  }

  @Test
  void whatIsNoTokenIsInvalid() {
    var none =
        Base64.getUrlEncoder()
            .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
    for (var text : new String[] {"", "a", "a.b.c", "....", none + ".e30.", token() + "x"}) {
      assertThat(tokens.verify(text)).isEqualTo(new Verdict.Invalid());
    }
  }

  /** The public key as an HMAC secret: the oldest trick against JWT. */
  @Test
  void aTokenOfAnotherAlgorithmIsInvalid() throws JoseException {
    var forged = new JsonWebSignature();
    forged.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
    forged.setKeyIdHeaderValue(keys.keyId());
    var key = keys.verificationKey(keys.keyId()).orElseThrow();
    forged.setKey(new HmacKey(key.getEncoded()));
    forged.setDoKeyValidation(false);
    forged.setPayload("{\"iss\":\"legalhub\",\"sub\":\"l-1\",\"role\":\"ADMINISTRATOR\"}");
    assertThat(tokens.verify(forged.getCompactSerialization())).isEqualTo(new Verdict.Invalid());
  }

  @Test
  void theHubsOwnRoleIsNeverInAToken() {
    var token = tokens.issue(Caller.Role.HUB, "queue-1", "family");
    assertThat(tokens.verify(token)).isEqualTo(new Verdict.Invalid());
  }

  @Test
  void theKeysAreReadableByTheirOwnerAlone() throws IOException {
    var permissions = Files.getPosixFilePermissions(folder.resolve("sub/keys.json"));
    assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
  }

  @Test
  void aTokenOutlivesARestartAndIsGoodOnEveryNode() throws IOException {
    var other = new Tokens(TokenKeys.load(folder.resolve("sub/keys.json"), clock), LIFE, clock);
    assertThat(other.verify(token())).isInstanceOf(Verdict.Valid.class);
  }

  @Test
  void oneRotationKeepsTokensGoodAndTwoDont() throws IOException {
    var token = token();
    keys.rotate();
    assertThat(tokens.verify(token)).isInstanceOf(Verdict.Valid.class);
    assertThat(tokens.verify(token())).isInstanceOf(Verdict.Valid.class);
    keys.rotate();
    assertThat(tokens.verify(token)).isEqualTo(new Verdict.Invalid());
  }

  @Test
  void anotherNodesRotationIsNoticedWithinASecond() throws IOException {
    var other = new Tokens(TokenKeys.load(folder.resolve("sub/keys.json"), clock), LIFE, clock);
    keys.rotate();
    var token = token();
    passed = 1_000;
    assertThat(other.verify(token)).isInstanceOf(Verdict.Valid.class);
  }

  @Test
  void aDamagedKeyFileIsOneClearError() throws IOException {
    var path = folder.resolve("damaged.json");
    Files.writeString(path, "{\"keys\":[]}");
    assertThatThrownBy(() -> TokenKeys.load(path, clock))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("damaged.json");
  }
}
