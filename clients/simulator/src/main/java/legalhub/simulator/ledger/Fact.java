package legalhub.simulator.ledger;

import java.util.List;
import java.util.Optional;

/**
 * Something that a client was told or saw. Times are milliseconds since 1970 by the hub's clock:
 * {@code …At} as the hub wrote them, {@code seen…} as the client estimated them.
 */
public sealed interface Fact {

  /** An ask was acknowledged. */
  record Asked(String ticket, String desk, Precedence precedence) implements Fact {}

  /**
   * The resident has sent word that they leave the ticket: after that nothing needs to be there.
   */
  record Leaving(String ticket, long seenMillis) implements Fact {}

  /** A withdrawal was acknowledged. */
  record Withdrawn(String ticket) implements Fact {}

  /**
   * What a resident's page showed of the ticket.
   *
   * @param phase by name of {@code VisitPhase}
   */
  record Shown(String ticket, String phase, String reason) implements Fact {}

  /**
   * The resident's page showed that the ticket waits, but it had no place in the queue for long.
   */
  record PlaceMissing(String ticket) implements Fact {}

  /** The ticket's resident has left it, and the queue's board shows it still, long after. */
  record Lingering(String ticket) implements Fact {}

  /** The resident's line was lost, from then until then. */
  record Away(String ticket, long fromSeenMillis, long toSeenMillis) implements Fact {}

  /** The board showed the ticket. */
  record Queued(String ticket, long sinceAt) implements Fact {}

  /** An offer rang at a lawyer's desk. */
  record Offered(
      String offer, String ticket, String lawyer, Ring ring, String rule, long seenMillis)
      implements Fact {}

  /**
   * @param sinceAt since when the ticket waits
   * @param untilAt when the offer falls silent
   */
  record Ring(long sinceAt, long untilAt) {}

  /** The offer no longer rings. */
  record Silenced(String offer, boolean declined, long seenMillis) implements Fact {}

  /** A lawyer's acceptance was acknowledged, and the consultation was open from then on. */
  record Opened(String consultation, String ticket, String lawyer, long openedAt) implements Fact {}

  /**
   * A last look at a consultation, after everything.
   *
   * @param recordAt when the record was written, if it was
   * @param stars 0 when the viewer may not know them
   */
  record Found(
      String consultation,
      Optional<Long> endedAt,
      Optional<Long> recordAt,
      List<String> chat,
      String advice,
      int stars)
      implements Fact {}

  /** A command about a consultation was acknowledged. */
  record Acknowledged(String consultation, What what, String value) implements Fact {}

  /** What an acknowledged command has left behind. */
  enum What {
    CHAT,
    RECORD,
    STARS
  }

  /** The list of a person's records, read over HTTP after everything, leaves one out. */
  record Unlisted(String consultation, String person) implements Fact {}

  /** A view's deltas didn't add up: told by the client, or found by comparing with a snapshot. */
  record ViewWrong(String topic, String how) implements Fact {}

  /** One direction of a call's negotiation, when it was over. */
  record SignalsOver(String consultation, int lost, int doubled) implements Fact {}

  /** A person who hadn't come to an end when the time for it was over. */
  record Unsettled(String person, String where) implements Fact {}

  /** The class of precedence that a ticket is born with; the first is served first. */
  enum Precedence {
    EMERGENCY,
    TIME_LIMIT,
    PRIORITY_GROUP,
    FIRST_COME
  }
}
