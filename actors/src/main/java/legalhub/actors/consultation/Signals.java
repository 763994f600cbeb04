package legalhub.actors.consultation;

import legalhub.actors.entity.RelayDown;

/**
 * Negotiation of a call's media, relayed between its two participants and never journaled. Each
 * side numbers its steps from 1 within an epoch; an epoch ends when a side joins anew or the
 * consultation's incarnation does.
 */
public interface Signals {

  /** From a participant's connection. */
  sealed interface Up {}

  /**
   * A page joined the call: a new epoch begins, the other side drops its peer. Answered by {@link
   * Entered}, or by {@link NotOpen} where the call ended meanwhile.
   */
  record Enter() implements Up {}

  /** A connection of a page that is in the call already; repeated every few seconds. */
  record Resume(String epoch) implements Up {}

  record Send(String epoch, long seq, Payload payload) implements Up {}

  /** Everything up to and including {@code upTo} has arrived at this participant. */
  record Ack(String epoch, long upTo) implements Up {}

  /** To a participant's connection. */
  sealed interface Down extends RelayDown {
    ConsultationId consultation();
  }

  /**
   * @param polite this side yields when both offer at once
   */
  record Entered(ConsultationId consultation, String epoch, boolean polite) implements Down {}

  /** There is nothing to negotiate any more. */
  record NotOpen(ConsultationId consultation) implements Down {}

  /**
   * @param keepPeer false when the other side's page is new, so that the old peer connection is of
   *     no use
   */
  record NewEpoch(ConsultationId consultation, String epoch, boolean keepPeer) implements Down {}

  record Deliver(ConsultationId consultation, String epoch, long seq, Payload payload)
      implements Down {}

  record Acked(ConsultationId consultation, String epoch, long upTo) implements Down {}

  /** One step. */
  sealed interface Payload {}

  /**
   * @param type {@code offer}, {@code answer} or {@code rollback}
   */
  record Description(String type, String sdp) implements Payload {}

  /**
   * @param candidate {@code ""} marks the end
   */
  record Candidate(String candidate, String mid, int lineIndex, String usernameFragment)
      implements Payload {}
}
