package legalhub.edge.revocation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/**
 * A {@link Notice} between nodes. Its own few lines, so that the edge's one cluster message needs
 * no register of another module.
 */
public final class NoticeSerializer extends SerializerWithStringManifest {
  private static final int IDENTIFIER = 760_101;
  private static final String V1 = "edge.revocations.v1";
  private static final int REVOCATIONS_MAX = 100_000;

  @Override
  public int identifier() {
    return IDENTIFIER;
  }

  @Override
  public String manifest(Object message) {
    return V1;
  }

  @Override
  public byte[] toBinary(Object message) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      var revocations = ((Notice) message).revocations();
      out.writeInt(revocations.size());
      for (var revocation : revocations) {
        out.writeByte(revocation.scope() == Revocation.Scope.FAMILY ? 1 : 2);
        out.writeUTF(revocation.id());
        out.writeLong(revocation.at().toEpochMilli());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
    if (!V1.equals(manifest)) {
      throw new NotSerializableException("unknown manifest " + manifest);
    }
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int size = in.readInt();
      if (size < 0 || size > REVOCATIONS_MAX) {
        throw new NotSerializableException("not a list of revocations");
      }
      var revocations = new ArrayList<Revocation>();
      for (int i = 0; i < size; i++) {
        var scope = in.readByte() == 1 ? Revocation.Scope.FAMILY : Revocation.Scope.PERSON;
        revocations.add(new Revocation(scope, in.readUTF(), Instant.ofEpochMilli(in.readLong())));
      }
      return new Notice(revocations);
    } catch (NotSerializableException e) {
      throw e;
    } catch (IOException e) {
      throw new NotSerializableException("a notice of revocations is cut short");
    }
  }
}
