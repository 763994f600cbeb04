package legalhub.persistence.journal;

import org.apache.pekko.serialization.SerializerWithStringManifest;

/** Hands a snapshot's bytes through: its adapter has made them and reads them. */
public final class SnapshotSerializer extends SerializerWithStringManifest {
  private static final int IDENTIFIER = 77_003;

  @Override
  public int identifier() {
    return IDENTIFIER;
  }

  @Override
  public String manifest(Object snapshot) {
    return ((StoredSnapshot) snapshot).manifest();
  }

  @Override
  public byte[] toBinary(Object snapshot) {
    return ((StoredSnapshot) snapshot).bytes();
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) {
    return new StoredSnapshot(manifest, bytes);
  }
}
