package legalhub.persistence.journal;

import legalhub.actors.entity.Journaled;
import legalhub.actors.entity.Memory;
import legalhub.actors.queue.QueueState;
import legalhub.persistence.journal.v1.QueueSnapshot;
import org.apache.pekko.persistence.typed.SnapshotAdapter;

/** How a queue's state is stored between events. */
public final class QueueSnapshots {
  static final String MANIFEST = "queue.state.v1";

  private QueueSnapshots() {}

  /** A state by itself, without the commands that its queue remembers. */
  public static byte[] toBytes(QueueState state) {
    return QueueSnapshotCodec.toJournal(new Journaled<>(state, Memory.empty())).toByteArray();
  }

  /**
   * @throws IllegalArgumentException for what isn't a state
   */
  public static QueueState fromBytes(byte[] bytes) {
    return adapter().fromJournal(new StoredSnapshot(MANIFEST, bytes)).state();
  }

  /** For {@code QueueRules.spec(..).withSnapshots(..)}. */
  public static SnapshotAdapter<Journaled<QueueState>> adapter() {
    return new SnapshotForm<>(
            MANIFEST,
            QueueSnapshotCodec::toJournal,
            QueueSnapshot.parser(),
            QueueSnapshotCodec::fromJournal)
        .adapter();
  }
}
