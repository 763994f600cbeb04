package legalhub.edge.connection;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import legalhub.wire.v1.Part;
import legalhub.wire.v1.ServerFrame;
import legalhub.wire.v1.Snapshot;

/**
 * A change as bytes, once for all who look at the same view. Only the number that each client gave
 * its subscription is added for each.
 */
final class Encoded {
  private final int field;
  private final CompletionStage<ByteString> body;

  private Encoded(int field, CompletionStage<ByteString> body) {
    this.field = field;
    this.body = body;
  }

  /**
   * @param opened its parts as the wire carries them
   */
  static Encoded of(Change change, CompletionStage<List<Part>> opened) {
    return change.whole()
        ? new Encoded(
            ServerFrame.SNAPSHOT_FIELD_NUMBER,
            opened.thenApply(parts -> change.toWire(0, parts).getSnapshot().toByteString()))
        : new Encoded(
            ServerFrame.DELTA_FIELD_NUMBER,
            opened.thenApply(parts -> change.toWire(0, parts).getDelta().toByteString()));
  }

  /** A {@link ServerFrame}. The bytes of two messages in a row are those of both together. */
  CompletionStage<ByteString> frame(int subscription) {
    return body.thenApply(bytes -> head(subscription, bytes.size()).concat(bytes));
  }

  /** The subscription's number is the first field of both kinds. */
  private ByteString head(int subscription, int size) {
    var number = Snapshot.newBuilder().setSubscription(subscription).build();
    var out = ByteString.newOutput();
    var coded = CodedOutputStream.newInstance(out);
    try {
      coded.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
      coded.writeUInt32NoTag(number.getSerializedSize() + size);
      number.writeTo(coded);
      coded.flush();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteString();
  }
}
