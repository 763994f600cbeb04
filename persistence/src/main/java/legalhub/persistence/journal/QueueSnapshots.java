package legalhub.persistence.journal;

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
    return new SnapshotForm<>(
            MANIFEST,
            QueueSnapshotCodec::toJournal,
            QueueSnapshot.parser(),
            QueueSnapshotCodec::fromJournal)
        .adapter();
  }
}
