package legalhub.persistence.keys;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One file per generation, readable by the hub's user alone. The hubs of a cluster share the
 * folder.
 */
public final class FileMasterKeys implements MasterKeys {

  private final Path folder;
  private final Map<Integer, Aead> read = new ConcurrentHashMap<>();

  /**
   * @param folder where the files lie; made if it is missing, never inside the database's folder
   */
  public FileMasterKeys(Path folder) {
    this.folder = folder;
    try {
      if (Files.notExists(folder)) {
        var owner = PosixFilePermissions.fromString("rwx------");
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(owner));
      }
    } catch (IOException refused) {
      throw new UncheckedIOException("the folder of the master keys can't be made", refused);
    }
  }

  /** Published by a link, which is refused where a file is: two hubs end with one key. */
  @Override
  public void create(int generation) {
    var file = file(generation);
    if (Files.exists(file)) {
      return;
    }
    var draft = folder.resolve(UUID.randomUUID() + ".draft");
    try {
      write(draft, newKey());
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException madeByAnother) {
      return;
    } catch (IOException refused) {
      throw new UncheckedIOException(file + " can't be written", refused);
    } finally {
      remove(draft);
    }
  }

  @Override
  public Aead use(int generation) {
    return read.computeIfAbsent(generation, this::open);
  }

  /**
   * Overwritten before it is deleted. On media that keep old blocks (flash, snapshots) only an
   * encrypted disk or a KMS makes this final.
   */
  @Override
  public void destroy(int generation) {
    read.remove(generation);
    var file = file(generation);
    try (var channel = FileChannel.open(file, WRITE)) {
      channel.write(ByteBuffer.allocate((int) channel.size()));
      channel.force(true);
    } catch (NoSuchFileException gone) {
      return;
    } catch (IOException refused) {
      throw new UncheckedIOException(file + " can't be destroyed", refused);
    }
    remove(file);
  }

  private Aead open(int generation) {
    var file = file(generation);
    try {
      var keyset =
          TinkProtoKeysetFormat.parseKeyset(
              Files.readAllBytes(file), InsecureSecretKeyAccess.get());
      return Aeads.of(keyset);
    } catch (IOException | GeneralSecurityException missing) {
      throw new IllegalStateException(
          "master key generation %d can't be read from %s (legalhub.store.keys.folder)"
              .formatted(generation, file),
          missing);
    }
  }

  private static byte[] newKey() {
    try {
      return TinkProtoKeysetFormat.serializeKeyset(Aeads.generate(), InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException unsupported) {
      throw new IllegalStateException(unsupported);
    }
  }

  private void write(Path file, byte[] bytes) throws IOException {
    var owner = PosixFilePermissions.fromString("rw-------");
    try (var channel =
        FileChannel.open(
            file, Set.of(CREATE_NEW, WRITE), PosixFilePermissions.asFileAttribute(owner))) {
      channel.write(ByteBuffer.wrap(bytes));
      channel.force(true);
    }
  }

  private void remove(Path file) {
    try {
      Files.deleteIfExists(file);
      try (var names = FileChannel.open(folder, READ)) {
        names.force(true);
      }
    } catch (IOException refused) {
      throw new UncheckedIOException(file + " can't be removed", refused);
    }
  }

  private Path file(int generation) {
    return folder.resolve("master-" + generation + ".keyset");
  }
}
