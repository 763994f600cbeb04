package legalhub.actors.voicereport;

import java.time.Instant;
import legalhub.actors.entity.RelayDown;

/** What connections and a report's relay say to each other, past the journal. */
public interface VoiceNotices {

  /** From a connection. */
  sealed interface Up {}

  /** May this connection's person bring chunks of this piece? Repeated until answered for good. */
  record Bring(int segment) implements Up {}

  /** Every chunk up to this one is durable. */
  record Durable(int segment, int upTo) implements Up {}

  /** This connection's officer wants to know how far it is; repeated every few seconds. */
  record Follow(int segment) implements Up {}

  /** To a connection. */
  sealed interface Down extends RelayDown {
    ReportId report();

    int segment();
  }

  /**
   * @param begun when the report began by the hub's clock: nothing in it can be longer than since
   */
  record MayBring(ReportId report, int segment, Instant begun) implements Down {}

  /**
   * @param forGood false: it may not be open yet
   */
  record MayNotBring(ReportId report, int segment, boolean forGood) implements Down {}

  /** How far this piece is durable, as far as this incarnation has heard. */
  record Reach(ReportId report, int segment, int upTo) implements Down {}
}
