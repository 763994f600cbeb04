package legalhub.actors.conference;

/**
 * Between a conference and what carries its media. A <em>leg</em> is one peer connection of one
 * member's page; what is said about a leg that is over changes nothing.
 */
public interface ConferenceMedia {
  /** To the carrier. */
  sealed interface Order {}

  /**
   * A member's page has a new peer connection and waits for the hub's offer. An earlier leg of the
   * same member is over.
   *
   * @param leg names it, unique within the conference
   * @param name how the member is called where a Jitsi Meet page shows names; {@code ""} for
   *     nothing
   * @param host may moderate in an embedded Jitsi Meet
   */
  record Enter(MemberId member, String leg, String name, boolean host) implements Order {}

  /** The page has taken the last offer. */
  record Answer(MemberId member, String leg, String sdp) implements Order {}

  /**
   * Another way to the page.
   *
   * @param candidate as the browser writes it, {@code candidate:…}; {@code ""} marks the end
   */
  record Candidate(
      MemberId member, String leg, String candidate, String mid, int lineIndex, String fragment)
      implements Order {}

  /** The page's connection failed and doesn't heal: answered by {@link Begin} for this member. */
  record AskAnew(MemberId member, String leg) implements Order {}

  /** What the others may receive of a member, whatever its page sends. */
  record Allow(MemberId member, boolean audio, boolean video) implements Order {}

  /** A member is out of the conference; the bridge forgets it. */
  record Leave(MemberId member) implements Order {}

  /**
   * The conference needs the carrier no more: everything on the bridge is let go, the actor ends.
   */
  record Close() implements Order {}

  /** From the carrier. */
  sealed interface Event {}

  /**
   * What the page has to take: the whole of what it sends and receives from now on, and every way
   * to the bridge.
   */
  record Offer(MemberId member, String leg, String sdp) implements Event {}

  /** Where the page reaches the bridge itself. */
  record Channel(MemberId member, String leg, String url) implements Event {}

  /**
   * Where a page embeds the conference instead of negotiating.
   *
   * @param url holds a token: never logged
   */
  record Embedded(MemberId member, String leg, String url) implements Event {}

  /**
   * The leg is of no use any more (the bridge died, lost the member, or the page asked for it): the
   * conference makes a new one and enters again.
   */
  record Begin(MemberId member, String leg) implements Event {}

  /**
   * No bridge takes the conference; the carrier tries on by itself.
   *
   * @param code stable: {@code BRIDGE_UNAVAILABLE}; {@code ""} once that is over
   */
  record Trouble(String code) implements Event {}
}
