package legalhub.hub.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id, in its standard text form {@code $argon2id$v=19$m=…,t=…,p=…$SALT$HASH}. */
public final class Passwords {
  private static final Pattern TEXT =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  /** How slow a hash is made. Older hashes keep their own cost. */
  public record Cost(int memoryKib, int iterations, int lanes) {}

  private final Cost cost;
  private final Executor slow;
  private final SecureRandom random = new SecureRandom();

  /** What a name that doesn't exist is compared with, so that it takes as long as one that does. */
  private final String nobody;

  /**
   * @param slow where hashing may take its time; bounded, since each takes {@code memoryKib}
   */
  public Passwords(Cost cost, Executor slow) {
    this.cost = cost;
    this.slow = slow;
    this.nobody = hashNow(Base64.getEncoder().encodeToString(bytes(SALT_BYTES)));
  }

  public CompletionStage<String> hash(String password) {
    return CompletableFuture.supplyAsync(() -> hashNow(password), slow);
  }

  /**
   * Whether the password is the one behind the hash. Takes the same time without a hash.
   *
   * @param hash empty for a name that doesn't exist
   */
  public CompletionStage<Boolean> matches(String password, Optional<String> hash) {
    return CompletableFuture.supplyAsync(
        () -> matchesNow(password, hash.orElse(nobody)) && hash.isPresent(), slow);
  }

  private String hashNow(String password) {
    var salt = bytes(SALT_BYTES);
    var base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            cost.memoryKib(),
            cost.iterations(),
            cost.lanes(),
            base64.encodeToString(salt),
            base64.encodeToString(derive(password, cost, salt, HASH_BYTES)));
  }

  private static boolean matchesNow(String password, String hash) {
    var text = TEXT.matcher(hash);
    if (!text.matches()) {
      return false;
    }
    var cost =
        new Cost(
            Integer.parseInt(text.group(1)),
            Integer.parseInt(text.group(2)),
            Integer.parseInt(text.group(3)));
    var expected = Base64.getDecoder().decode(text.group(5));
    var salt = Base64.getDecoder().decode(text.group(4));
    return MessageDigest.isEqual(expected, derive(password, cost, salt, expected.length));
  }

  private static byte[] derive(String password, Cost cost, byte[] salt, int length) {
    var parameters =
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memoryKib())
            .withIterations(cost.iterations())
            .withParallelism(cost.lanes())
            .withSalt(salt)
            .build();
    var generator = new Argon2BytesGenerator();
    generator.init(parameters);
    var hash = new byte[length];
    generator.generateBytes(
        Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(UTF_8), hash);
    return hash;
  }

  private byte[] bytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
