package legalhub.hub.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** A secret in a file that all nodes share and only its owner may read. */
public final class SharedFile {
  private SharedFile() {}

  /** Reads it, or makes it at the first use; the first of two nodes wins. */
  public static String readOrMake(Path file, Supplier<String> fresh) throws IOException {
    var path = file.toAbsolutePath();
    if (!Files.exists(path)) {
      Files.createDirectories(path.getParent());
      create(path, fresh.get());
    }
    return Files.readString(path);
  }

  /** Written beside and moved, so that nobody reads half of it. */
  private static void create(Path path, String text) throws IOException {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var whole =
        Files.createTempFile(path.getParent(), path.getFileName().toString(), "", ownerOnly);
    Files.writeString(whole, text);
    try {
      Files.createLink(path, whole);
    } catch (FileAlreadyExistsException another) {
      // Another node was first: its secret counts.
    } catch (UnsupportedOperationException noLinks) {
      Files.move(whole, path, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.deleteIfExists(whole);
  }
}
