package legalhub.actors.town;

import java.time.Duration;

/**
 * The numbers behind the queue's rules; defaults in the town's configuration file, limits in {@link
 * QueueLimit}.
 *
 * @param ring how long an offer rings at one lawyer
 * @param unansweredMax offers in a row left unanswered that make a lawyer away
 * @param widenAfter when a ticket may go to the general desk too
 * @param insteadAfter when a callback or a message is offered instead of waiting
 * @param keepAbsent how long a disconnected person's place is kept
 * @param ageing after this long a ticket counts as the next higher class
 * @param waitingMax after this long a live ticket that no lawyer could take ends, and is told so
 * @param answerDueAfter after this long a message counts as an expiring time limit: it is to be
 *     answered within 24 h
 * @param preferFor how long a ticket waits for the lawyer it is meant for
 * @param returnsMax how often a ticket comes back to its place after its person missed the call
 * @param consultationsMax consultations that one lawyer may have at once
 * @param ticketsMax open tickets; past it the queue is full
 */
public record QueueSettings(
    Duration ring,
    int unansweredMax,
    Duration widenAfter,
    Duration insteadAfter,
    Duration keepAbsent,
    Duration ageing,
    Duration waitingMax,
    Duration answerDueAfter,
    Duration preferFor,
    int returnsMax,
    int consultationsMax,
    int ticketsMax) {

  /** The defaults of DOMAIN.md, section 4. */
  public static QueueSettings defaults() {
    return new QueueSettings(
        Duration.ofSeconds(15),
        3,
        Duration.ofSeconds(60),
        Duration.ofSeconds(180),
        Duration.ofMinutes(10),
        Duration.ofMinutes(10),
        Duration.ofHours(1),
        Duration.ofHours(20),
        Duration.ofSeconds(60),
        1,
        1,
        5_000);
  }
}
