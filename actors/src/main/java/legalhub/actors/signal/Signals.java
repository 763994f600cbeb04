package legalhub.actors.signal;

import java.util.Optional;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.RelayDown;

/**
 * Negotiation of media, never journaled: of a consultation's call between its two participants, of
 * a conference between each member and the hub. Each side numbers its steps from 1 within an epoch;
 * an epoch ends when a side joins anew or the entity's incarnation does.
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
    /** The entity that relays: a consultation, or a conference. */
    EntityAddress call();
  }

  /**
   * @param polite this side yields when both offer at once
   * @param member who the page is in a conference; empty in a call
   */
  record Entered(EntityAddress call, String epoch, boolean polite, Optional<String> member)
      implements Down {}

  /** There is nothing to negotiate any more. */
  record NotOpen(EntityAddress call) implements Down {}

  /**
   * @param keepPeer false when the other side's page is new, so that the old peer connection is of
   *     no use
   */
  record NewEpoch(EntityAddress call, String epoch, boolean keepPeer) implements Down {}

  record Deliver(EntityAddress call, String epoch, long seq, Payload payload) implements Down {}

  record Acked(EntityAddress call, String epoch, long upTo) implements Down {}

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

  /** From a member's page: whether sound or picture of all others is arriving by the bridge. */
  record Flowing(boolean yes) implements Payload {}

  /** From a member's page: its connection to the bridge failed and doesn't heal. */
  record AskAnew() implements Payload {}

  /** To a member's page: where it reaches the bridge itself. */
  record BridgeChannel(String url) implements Payload {}

  /** To a member's page: why no bridge carries the conference; {@code ""} once that is over. */
  record MediaTrouble(String code) implements Payload {}

  /**
   * To a member's page: where to embed the conference from.
   *
   * @param url holds a token: never logged
   */
  record Embedded(String url) implements Payload {}
}
