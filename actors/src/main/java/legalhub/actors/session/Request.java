package legalhub.actors.session;

import java.time.Instant;
import java.util.Optional;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.CloseReason;
import legalhub.actors.queue.TicketId;

/**
 * How the latest visit's asking for a lawyer went. It stays after the visit, until the person asks
 * again.
 *
 * @param end empty while nobody has answered and the person waits
 */
public record Request(ResidentSession.Visit visit, Instant asked, Optional<End> end) {

  /**
   * How it came out, as of now: a person whose lawyer didn't come waits again.
   *
   * @param lawyer who answered, where somebody did
   */
  public record End(Result result, Instant at, Optional<LawyerId> lawyer) {}

  /** What came of asking. Stored by name. */
  public enum Result {
    ANSWERED,
    /** A callback or a written answer is on record instead of waiting. */
    PROMISED,
    /** It was called back, or answered in writing. */
    KEPT,
    WITHDRAWN,
    ABSENT_TOO_LONG,
    NOT_JOINED,
    NO_LAWYER,
    /** The queue didn't take it. */
    NOT_QUEUED,
    ENDED_BY_ADMINISTRATOR
  }

  /** Whoever asks for a callback or a written answer doesn't wait. */
  static Request asked(ResidentSession.Visit visit, Instant at) {
    var request = new Request(visit, at, Optional.empty());
    return visit.kind().isLive() ? request : request.ended(Result.PROMISED, at);
  }

  /** After anything that was recorded since. */
  Request after(ResidentSession.Event event, Instant at) {
    if (event instanceof ResidentSession.Withdrawn) {
      // Who was told that no lawyer can be had, and then leaves, was not served: that stays.
      return end.filter(e -> e.result() != Result.PROMISED).isPresent()
          ? this
          : ended(Result.WITHDRAWN, at);
    } else if (event instanceof ResidentSession.FallbackChosen) {
      return ended(Result.PROMISED, at);
    } else if (event instanceof ResidentSession.NotQueued) {
      return ended(Result.NOT_QUEUED, at);
    } else if (event instanceof ResidentSession.LawyerFound found) {
      return ended(new End(Result.ANSWERED, at, Optional.of(found.lawyer())));
    } else if (event instanceof ResidentSession.BackInQueue) {
      return new Request(visit, asked, Optional.empty());
    } else if (event instanceof ResidentSession.TicketEnded ended) {
      return ended.reason() == CloseReason.SERVED && is(Result.ANSWERED)
          ? this
          : ended(result(ended.reason()), at);
    } else if (event instanceof ResidentSession.TalkEnded) {
      return is(Result.ANSWERED) ? this : ended(served(), at);
    }
    return this;
  }

  boolean isPromised(TicketId ticket) {
    return visit.ticket().equals(ticket) && is(Result.PROMISED);
  }

  private boolean is(Result result) {
    return end.filter(e -> e.result() == result).isPresent();
  }

  private Result served() {
    return is(Result.PROMISED) ? Result.KEPT : Result.ANSWERED;
  }

  private Request ended(Result result, Instant at) {
    return ended(new End(result, at, Optional.empty()));
  }

  private Request ended(End how) {
    return new Request(visit, asked, Optional.of(how));
  }

  private Result result(CloseReason reason) {
    return switch (reason) {
      case SERVED -> served();
      case WITHDRAWN -> Result.WITHDRAWN;
      case ABSENT_TOO_LONG -> Result.ABSENT_TOO_LONG;
      case NOT_JOINED -> Result.NOT_JOINED;
      case NO_LAWYER -> Result.NO_LAWYER;
      case ENDED_BY_ADMINISTRATOR -> Result.ENDED_BY_ADMINISTRATOR;
    };
  }
}
