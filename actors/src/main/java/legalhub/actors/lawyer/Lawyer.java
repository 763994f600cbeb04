package legalhub.actors.lawyer;

/**
 * The protocol of one lawyer's duty. Capacity and offers are the queue's; who is on duty is the
 * lawyer's.
 */
public interface Lawyer {

  /** What may be asked. */
  sealed interface Command {}

  record GoOnDuty() implements Command {}

  record GoOffDuty() implements Command {}

  /**
   * The queue found the lawyer not answering.
   *
   * @param version the availability that the queue acted on; an older one changes nothing
   */
  record TurnAway(long version, String reason) implements Command {}

  /** Leases of the lawyer's own agenda. */
  record ConnectionLost() implements Command {}

  record ConnectionBack() implements Command {}

  /** What is recorded, and kept for ever. */
  sealed interface Event {}

  record WentOnDuty() implements Event {}

  record WentOffDuty() implements Event {}

  record TurnedAway(String reason) implements Event {}

  /** The lease ended: no offers until the lawyer is back. */
  record Disconnected() implements Event {}

  record Reconnected() implements Event {}
}
