package legalhub.persistence.keys;

import static com.google.crypto.tink.InsecureSecretKeyAccess.get;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AesGcmKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import legalhub.actors.privacy.Sealed;

/**
 * Somebody who has the database's whole folder and every master key that is left: looks at every
 * byte for something that a master key opens, and uses what it finds.
 */
final class DiskSearch {

  private static final int PREFIX_BYTES = 5;
  private static final int SHORTEST_KEYSET = 80;
  private static final int LONGEST_KEYSET = 200;
  private static final List<String> SUBJECTS = List.of("erased", "kept");

  private final List<byte[]> files;
  private final List<KeysetHandle> keys = new ArrayList<>();

  private DiskSearch(List<byte[]> files) {
    this.files = files;
  }

  static DiskSearch of(Path database, Path masterKeys) {
    var search = new DiskSearch(contents(database));
    for (var master : contents(masterKeys)) {
      search.findKeysOf(master);
    }
    return search;
  }

  private static List<byte[]> contents(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).map(DiskSearch::content).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  boolean holds(byte[] needle) {
    var wanted = new String(needle, ISO_8859_1);
    return files.stream().anyMatch(file -> new String(file, ISO_8859_1).contains(wanted));
  }

  /** Tries every key that was found. */
  Optional<String> opens(Sealed sealed, String purpose) {
    return keys.stream().flatMap(key -> opened(key, sealed, purpose).stream()).findAny();
  }

  List<byte[]> rawKeys() {
    return keys.stream()
        .map(key -> ((AesGcmKey) key.getPrimary().getKey()).getKeyBytes().toByteArray(get()))
        .toList();
  }

  private static Optional<String> opened(KeysetHandle key, Sealed sealed, String purpose) {
    try {
      var context = purpose.length() + ":" + purpose + sealed.subject();
      var clear = Aeads.of(key).decrypt(sealed.ciphertext(), context.getBytes(UTF_8));
      return Optional.of(new String(clear, UTF_8));
    } catch (GeneralSecurityException another) {
      return Optional.empty();
    }
  }

  /** What a master key wrapped begins with its id, in whatever file and at whatever place. */
  private void findKeysOf(byte[] masterKeyset) {
    try {
      var keyset = TinkProtoKeysetFormat.parseKeyset(masterKeyset, get());
      var master = Aeads.of(keyset);
      var prefix = Arrays.copyOf(master.encrypt(new byte[0], new byte[0]), PREFIX_BYTES);
      for (var file : files) {
        for (var at = 0; at + SHORTEST_KEYSET <= file.length; at++) {
          if (Arrays.equals(file, at, at + PREFIX_BYTES, prefix, 0, PREFIX_BYTES)) {
            tryAt(file, at, master);
          }
        }
      }
    } catch (GeneralSecurityException damaged) {
      throw new IllegalStateException(damaged);
    }
  }

  private void tryAt(byte[] file, int at, Aead master) {
    for (var length = SHORTEST_KEYSET; length <= LONGEST_KEYSET; length++) {
      if (at + length <= file.length) {
        var wrapped = Arrays.copyOfRange(file, at, at + length);
        SUBJECTS.forEach(subject -> unwrap(wrapped, subject, master).ifPresent(keys::add));
      }
    }
  }

  private static Optional<KeysetHandle> unwrap(byte[] wrapped, String subject, Aead master) {
    try {
      var clear = master.decrypt(wrapped, ("subject key of " + subject).getBytes(UTF_8));
      return Optional.of(TinkProtoKeysetFormat.parseKeyset(clear, get()));
    } catch (GeneralSecurityException something) {
      return Optional.empty();
    }
  }
}
