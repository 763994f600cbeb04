package legalhub.persistence.journal;

import java.util.Arrays;

/**
 * A snapshot on its way to or from the database.
 *
 * @param manifest names the state's message and its version, for ever: {@code "queue.state.v1"}
 */
record StoredSnapshot(String manifest, byte[] bytes) {
  @Override
  public boolean equals(Object other) {
    return other instanceof StoredSnapshot s
        && manifest.equals(s.manifest)
        && Arrays.equals(bytes, s.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * manifest.hashCode() + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "StoredSnapshot[" + manifest + ", " + bytes.length + " bytes]";
  }
}
