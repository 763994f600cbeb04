package legalhub.actors.cluster;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;

/** Lengths in bytes that may be garbage: none is believed beyond what was received. */
final class Lengths {
  private Lengths() {}

  /** A number of bytes, or of things of at least one byte each, that follow. */
  static int read(Input in) {
    int length = in.readVarInt(true);
    int left = in.limit() - in.position();
    if (length < 0 || length > left) {
      throw new KryoException("a length of " + length + " where " + left + " bytes are left");
    }
    return length;
  }
}
