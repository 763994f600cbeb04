package legalhub.persistence.journal;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.util.function.Function;
import legalhub.actors.entity.Journaled;
import org.apache.pekko.persistence.typed.SnapshotAdapter;

/**
 * How the state of one kind of entity is stored between events.
 *
 * @param manifest names the state's message and its version, for ever
 */
record SnapshotForm<S, M extends MessageLite>(
    String manifest,
    Function<Journaled<S>, M> toMessage,
    Parser<M> parser,
    Function<M, Journaled<S>> fromMessage) {

  SnapshotAdapter<Journaled<S>> adapter() {
    return new SnapshotAdapter<>() {
      @Override
      public Object toJournal(Journaled<S> state) {
        return new StoredSnapshot(manifest, toMessage.apply(state).toByteArray());
      }

      @Override
      public Journaled<S> fromJournal(Object from) {
        return read((StoredSnapshot) from);
      }
    };
  }

  private Journaled<S> read(StoredSnapshot stored) {
    if (!stored.manifest().equals(manifest)) {
      throw new IllegalArgumentException(
          "this release doesn't know the snapshot " + stored.manifest());
    }
    try {
      return fromMessage.apply(parser.parseFrom(stored.bytes()));
    } catch (InvalidProtocolBufferException damaged) {
      throw new IllegalArgumentException("a damaged snapshot " + manifest, damaged);
    }
  }
}
