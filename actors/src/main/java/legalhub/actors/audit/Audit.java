package legalhub.actors.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;

/**
 * The protocol of one sheet of the audit list. A day has as many sheets as it needs, so that no
 * sheet grows without end and no number of acts is too many. It holds codes and ids: no word of
 * anybody's, no name.
 */
public interface Audit {
  /** Entries of one sheet. As many go through the cluster in one piece. */
  int ENTRIES_MAX = 400;

  /** How long an intention that is repeated is the same act; the memory of commands is as long. */
  Duration REPEATED_WITHIN = Duration.ofMinutes(2);

  /** What may be asked, by the hub alone. */
  sealed interface Command {}

  /**
   * Somebody is about to do this. A full sheet refuses {@link
   * legalhub.actors.entity.Refusal#AT_CAPACITY}, unless it has this very entry.
   *
   * @param entry follows from the intention and from what is meant, so that nobody hides one act
   *     behind the name of another
   */
  record Note(CommandId entry, Caller by, Deed deed) implements Command {}

  /**
   * What came of it. What was done stays done, whatever a repetition comes to.
   *
   * @param result {@link #DONE}, or a problem's code
   */
  record Conclude(CommandId entry, String result) implements Command {}

  /** The result of what succeeded. */
  String DONE = "DONE";

  /** What is recorded, and kept for ever. */
  sealed interface Event {}

  record Noted(CommandId entry, Caller by, Deed deed) implements Event {}

  record Concluded(CommandId entry, String result) implements Event {}

  /**
   * What is done to what.
   *
   * @param act a code: {@code REVOKE_ACCOUNT}
   * @param kind of what: {@code ACCOUNT}
   * @param target its id; {@code ""} where there is only one
   */
  record Deed(String act, String kind, String target) {}

  /**
   * One line of the list.
   *
   * @param result empty while nobody knows: it is under way, or its node died
   */
  record Entry(CommandId entry, Instant at, Caller by, Deed deed, Optional<String> result) {
    Entry concluded(String now) {
      return new Entry(entry, at, by, deed, Optional.of(now));
    }
  }
}
