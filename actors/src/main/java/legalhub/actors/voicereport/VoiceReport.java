package legalhub.actors.voicereport;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.queue.PoolId;
import legalhub.actors.supervision.SupervisedId;

/**
 * The protocol of one voice report, from its beginning to its review. The bytes of a recording
 * never come here: they lie in a table of their own, sealed; this holds how many there are and
 * their hash.
 */
public interface VoiceReport {

  /** What may be asked. */
  sealed interface Command {}

  /** The person's entity has begun it. */
  record Open(Commission commission) implements Command {}

  /**
   * The page records a piece without a break.
   *
   * @param number 1, and one more after each break
   * @param started by the hub's clock as the page knows it
   */
  record OpenSegment(int number, String mime, Instant started) implements Command {}

  /**
   * An officer is about to listen.
   *
   * @param sitting the same over all pieces and returns
   */
  record Hear(String sitting) implements Command {}

  /**
   * The person has ended it, and it was examined.
   *
   * @param reasons what was found in the recording
   * @param hash over the pieces' hashes
   */
  record Finish(List<Sum> sums, Set<Reason> reasons, String hash) implements Command {}

  /** An officer has decided. */
  record Review(boolean accepted, Sealed remark) implements Command {}

  /** Nobody ended it; its own alarm, or the person has begun another one. */
  record GiveUp() implements Command {}

  /** What is recorded, and kept for ever. */
  sealed interface Event {}

  record Opened(Commission commission) implements Event {}

  record SegmentOpened(int number, String mime, Instant started) implements Event {}

  /**
   * @param live while it was spoken
   */
  record Heard(String officer, String sitting, boolean live) implements Event {}

  record Finished(List<Sum> sums, Set<Reason> reasons, String hash) implements Event {}

  record GivenUp() implements Event {}

  record Reviewed(String officer, boolean accepted, Sealed remark) implements Event {}

  /**
   * Whose report it is, and how it began.
   *
   * @param digits to be read aloud, so that no old recording can be played
   * @param begun by the hub's clock
   * @param noted what is known against it from the beginning
   */
  record Commission(
      ReportId report,
      SupervisedId person,
      PoolId office,
      Guard guard,
      String digits,
      Instant begun,
      String placement,
      Set<Reason> noted) {}

  /**
   * Who of the office may see it: everybody, or with a minor only those who are named (Community
   * Corrections Law, articles 52-58).
   */
  record Guard(boolean minor, Set<String> named) {
    public boolean admits(String officer) {
      return !minor || named.contains(officer);
    }
  }

  /**
   * A piece at the end.
   *
   * @param chunks how many lie in the table without a gap
   * @param made how many the page says that it made
   * @param sha256 over the bytes of those chunks, lower-case hex
   * @param gap between the end of the piece before and the beginning of this one
   */
  record Sum(
      int number,
      int chunks,
      int made,
      String sha256,
      Duration length,
      Duration speech,
      Duration gap) {}

  /** An officer's decision. */
  record Judged(String officer, boolean accepted, Sealed remark, Instant at) {}

  /** What became of it. @param hash empty where nobody ended it */
  record Ending(List<Sum> sums, Set<Reason> reasons, Optional<String> hash, Instant at) {}
}
