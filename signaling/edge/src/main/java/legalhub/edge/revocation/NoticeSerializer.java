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
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/**
 * A {@link Notice} and its answer between nodes. Its own few lines, so that the edge's cluster
 * messages need no register of another module.
 *
 * <p>Who waits for an answer stands behind the list, where a release without answers doesn't look:
 * it reads the notice and gives none. A notice without it has the bytes that such a release writes.
 */
public final class NoticeSerializer extends SerializerWithStringManifest {
  private static final int IDENTIFIER = 760_101;
  private static final String NOTICE_V1 = "edge.revocations.v1";
  private static final String KNOWN_V1 = "edge.revocations.known.v1";
  private static final int REVOCATIONS_MAX = 100_000;

  private final ActorRefResolver actors;

  /** By Pekko. */
  public NoticeSerializer(ExtendedActorSystem system) {
    this.actors = ActorRefResolver.get(Adapter.toTyped(system));
  }

  @Override
  public int identifier() {
    return IDENTIFIER;
  }

  @Override
  public String manifest(Object message) {
    return message instanceof Known ? KNOWN_V1 : NOTICE_V1;
  }

  @Override
  public byte[] toBinary(Object message) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      if (message instanceof Known known) {
        write(out, known.revocations());
      } else {
        var notice = (Notice) message;
        write(out, notice.revocations());
        if (notice.answerTo().isPresent()) {
          out.writeUTF(actors.toSerializationFormat(notice.answerTo().get()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, List<Revocation> revocations) throws IOException {
    out.writeInt(revocations.size());
    for (var revocation : revocations) {
      out.writeByte(revocation.scope() == Revocation.Scope.FAMILY ? 1 : 2);
      out.writeUTF(revocation.id());
      out.writeLong(revocation.at().toEpochMilli());
    }
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return switch (manifest) {
        case NOTICE_V1 -> new Notice(read(in), answerTo(in));
        case KNOWN_V1 -> new Known(read(in));
        default -> throw new NotSerializableException("unknown manifest " + manifest);
      };
    } catch (NotSerializableException e) {
      throw e;
    } catch (IOException e) {
      throw new NotSerializableException("a notice of revocations is cut short");
    }
  }

  private Optional<ActorRef<Known>> answerTo(DataInputStream in) throws IOException {
    return in.available() == 0
        ? Optional.empty()
        : Optional.of(actors.resolveActorRef(in.readUTF()));
  }

  private static List<Revocation> read(DataInputStream in) throws IOException {
    int size = in.readInt();
    if (size < 0 || size > REVOCATIONS_MAX) {
      throw new NotSerializableException("not a list of revocations");
    }
    var revocations = new ArrayList<Revocation>();
    for (int i = 0; i < size; i++) {
      var scope = in.readByte() == 1 ? Revocation.Scope.FAMILY : Revocation.Scope.PERSON;
      revocations.add(new Revocation(scope, in.readUTF(), Instant.ofEpochMilli(in.readLong())));
    }
    return revocations;
  }
}
