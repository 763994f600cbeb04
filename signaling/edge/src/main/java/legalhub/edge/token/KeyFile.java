package legalhub.edge.token;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jose4j.lang.JoseException;

/** The file that holds the key ring. Written whole or not at all, by one node at a time. */
final class KeyFile {
  /** File locks are per process, so threads of one process queue up here first. */
  private static final Object ONE_AT_A_TIME = new Object();

  private final Path path;

  KeyFile(Path path) {
    this.path = path.toAbsolutePath();
  }

  KeyRing loadOrCreate() throws IOException {
    return Files.exists(path)
        ? read()
        : locked(() -> Files.exists(path) ? read() : write(KeyRing.fresh()));
  }

  KeyRing rotate() throws IOException {
    return locked(() -> write(Files.exists(path) ? read().rotated() : KeyRing.fresh()));
  }

  /** What is done while no other node may touch the file. */
  private interface Change {
    KeyRing make() throws IOException;
  }

  private KeyRing locked(Change change) throws IOException {
    synchronized (ONE_AT_A_TIME) {
      var lockPath = path.resolveSibling(path.getFileName() + ".lock");
      try (var channel =
          FileChannel.open(lockPath, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        channel.lock();
        return change.make();
      }
    }
  }

  private KeyRing read() throws IOException {
    try {
      return KeyRing.parse(Files.readString(path));
    } catch (JoseException e) {
      throw new IOException("The token key file " + path + " can't be read: " + e.getMessage());
    }
  }

  private KeyRing write(KeyRing ring) throws IOException {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var whole =
        Files.createTempFile(path.getParent(), path.getFileName().toString(), "", ownerOnly);
    Files.writeString(whole, ring.toJson());
    Files.move(whole, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return ring;
  }
}
