package legalhub.persistence.journal;

import com.google.protobuf.InvalidProtocolBufferException;
import legalhub.actors.entity.Journaled;
import legalhub.actors.queue.QueueState;
import legalhub.persistence.journal.v1.QueueSnapshot;
import org.apache.pekko.persistence.typed.SnapshotAdapter;

/** How a queue's state is stored between events. */
public final class QueueSnapshots {
  static final String MANIFEST = "queue.state.v1";

  private QueueSnapshots() {}

  /** For {@code QueueRules.spec(..).withSnapshots(..)}. */
  public static SnapshotAdapter<Journaled<QueueState>> adapter() {
    return new SnapshotAdapter<>() {
      @Override
      public Object toJournal(Journaled<QueueState> state) {
        return new StoredSnapshot(MANIFEST, QueueSnapshotCodec.toJournal(state).toByteArray());
      }

      @Override
      public Journaled<QueueState> fromJournal(Object from) {
        return read((StoredSnapshot) from);
      }
    };
  }

  private static Journaled<QueueState> read(StoredSnapshot stored) {
    if (!stored.manifest().equals(MANIFEST)) {
      throw new IllegalArgumentException(
          "this release doesn't know the snapshot " + stored.manifest());
    }
    try {
      return QueueSnapshotCodec.fromJournal(QueueSnapshot.parseFrom(stored.bytes()));
    } catch (InvalidProtocolBufferException damaged) {
      throw new IllegalArgumentException("a damaged snapshot of a queue", damaged);
    }
  }
}
