package legalhub.edge.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The key that signs tokens and the one before it, which still verifies. Every node reads the same
 * file, so a token of one node is good on all of them and outlives a restart.
 */
public final class TokenKeys {
  /** A node that meets a key it doesn't know looks into the file again, but not more often. */
  private static final Duration RELOAD_EVERY = Duration.ofSeconds(1);

  private final KeyFile file;
  private final Clock clock;
  private KeyRing ring;
  private Instant loaded;

  private TokenKeys(KeyFile file, Clock clock) throws IOException {
    this.file = file;
    this.clock = clock;
    this.ring = file.loadOrCreate();
    this.loaded = clock.instant();
  }

  /**
   * Reads the keys, or makes them at the first use, in a file that only its owner may read.
   *
   * @param path shared by all nodes of a cluster
   */
  public static TokenKeys load(Path path, Clock clock) throws IOException {
    if (path.toAbsolutePath().getParent() != null) {
      Files.createDirectories(path.toAbsolutePath().getParent());
    }
    return new TokenKeys(new KeyFile(path), clock);
  }

  /** A new key signs from now on; the present one verifies until the next rotation. */
  public synchronized void rotate() throws IOException {
    ring = file.rotate();
    loaded = clock.instant();
  }

  synchronized String keyId() {
    return ring.current().getKeyId();
  }

  synchronized PrivateKey signingKey() {
    return ring.current().getPrivateKey();
  }

  /** The key of that id, also when another node has made it since. */
  synchronized Optional<PublicKey> verificationKey(String keyId) {
    var known = ring.find(keyId);
    if (known.isPresent() || clock.instant().isBefore(loaded.plus(RELOAD_EVERY))) {
      return known;
    }
    loaded = clock.instant();
    try {
      ring = file.loadOrCreate();
    } catch (IOException e) {
      return Optional.empty();
    }
    return ring.find(keyId);
  }
}
