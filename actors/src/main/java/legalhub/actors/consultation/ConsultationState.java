package legalhub.actors.consultation;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import legalhub.actors.queue.Queue;

/** Where a consultation stands. Pure values. */
public sealed interface ConsultationState {
  /** Not opened yet. */
  record Vacant() implements ConsultationState {}

  /** Accepted; who has joined so far. */
  record Joining(File file, Set<Side> joined) implements Open {
    @Override
    public Joining with(File changed) {
      return new Joining(changed, joined);
    }
  }

  /** Both are there; or a lawyer works on a callback or a message. */
  record Talking(File file, Instant since) implements Open {
    @Override
    public Talking with(File changed) {
      return new Talking(changed, since);
    }
  }

  /** Somebody lost the line and may return. */
  record Dropped(File file, Instant since, Set<Side> lost, Instant at) implements Open {
    @Override
    public Dropped with(File changed) {
      return new Dropped(changed, since, lost, at);
    }
  }

  /**
   * The talk is over.
   *
   * @param ending what the queue must hear
   * @param released the lawyer is free for the next, though nothing is written
   */
  record Ended(
      File file, Outcome outcome, Queue.Ending ending, Instant at, Duration talk, boolean released)
      implements Opened {
    @Override
    public Ended with(File changed) {
      return new Ended(changed, outcome, ending, at, talk, released);
    }

    /** Whether the two have spoken, or could have. */
    public boolean tookPlace() {
      return ending instanceof Queue.Over || ending instanceof Queue.HandedOn;
    }

    /** Whether the lawyer still owes a record before the next offer. */
    boolean isWrappingUp() {
      return tookPlace() && !released && file.papers().record().isEmpty();
    }
  }

  /** Any state after the opening. */
  sealed interface Opened extends ConsultationState permits Open, Ended {
    File file();

    Opened with(File changed);
  }

  /** Any state in which the talk may begin or go on. */
  sealed interface Open extends Opened permits Joining, Talking, Dropped {
    @Override
    Open with(File changed);

    /** When the talk began; now where it didn't. */
    default Duration talkUntil(Instant at) {
      if (this instanceof Talking talking) {
        return Duration.between(talking.since(), at);
      }
      return this instanceof Dropped dropped
          ? Duration.between(dropped.since(), at)
          : Duration.ZERO;
    }
  }
}
