package legalhub.actors.entity;

import java.io.NotSerializableException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says why entities of this node can't come back from the journal: seldom, since each tries again
 * every few seconds. An outage of the database isn't said here; the store's probe says it once for
 * all of them.
 */
final class RecoveryFailures {
  private static final Logger LOG = LoggerFactory.getLogger(RecoveryFailures.class);
  private static final Seldom SAID = new Seldom(Duration.ofMinutes(1));

  private RecoveryFailures() {}

  /**
   * Logs what can't be read: an event's manifest, which names its kind and version, never what it
   * holds.
   */
  static void failed(EntityKind kind, Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (isUnreadable(cause)) {
        say(kind, cause.getMessage());
        return;
      }
    }
  }

  /** What the journal's serializers and the snapshots' adapters throw at what they don't know. */
  private static boolean isUnreadable(Throwable cause) {
    return cause instanceof NotSerializableException || cause instanceof IllegalArgumentException;
  }

  private static void say(EntityKind kind, String why) {
    if (SAID.passes(kind + why)) {
      LOG.error("A {} can't be recovered, and stays silent until it can: {}", kind.key(), why);
    } else {
      LOG.debug("A {} still can't be recovered: {}", kind.key(), why);
    }
  }
}
