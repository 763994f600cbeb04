package legalhub.actors.town;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Within which limits each of the queue's rules may be set, by the town's file and by an
 * administrator alike. Beyond them no office was meant to work: a ring of a second is a mistake.
 */
public enum QueueLimit {
  RING("ring", Duration.ofSeconds(5), Duration.ofMinutes(5)),
  UNANSWERED_MAX("unanswered-max", 1, 100),
  WIDEN_AFTER("widen-after", Duration.ofSeconds(1), Duration.ofHours(4)),
  INSTEAD_AFTER("instead-after", Duration.ofSeconds(1), Duration.ofHours(4)),
  KEEP_ABSENT("keep-absent", Duration.ofSeconds(10), Duration.ofHours(4)),
  AGEING("ageing", Duration.ofMinutes(1), Duration.ofHours(8)),
  WAITING_MAX("waiting-max", Duration.ofMinutes(1), Duration.ofHours(12)),
  ANSWER_DUE_AFTER("answer-due-after", Duration.ofHours(1), Duration.ofHours(24)),
  PREFER_FOR("prefer-for", Duration.ofSeconds(1), Duration.ofHours(1)),
  RETURNS_MAX("returns-max", 0, 20),
  CONSULTATIONS_MAX("consultations-max", 1, 10),
  TICKETS_MAX("tickets-max", 1, 100_000);

  /** What is wrong with a value. The names are stable. */
  public enum Fault {
    TOO_SMALL,
    TOO_LARGE,
    /** It would never come to pass, since the wait ends before. */
    NOT_BEFORE_WAITING_MAX
  }

  /** One rule that can't be as it is set. */
  public record Broken(QueueLimit limit, Fault fault) {}

  private final String key;
  private final boolean span;
  private final long least;
  private final long most;

  QueueLimit(String key, Duration least, Duration most) {
    this.key = key;
    this.span = true;
    this.least = least.toSeconds();
    this.most = most.toSeconds();
  }

  QueueLimit(String key, int least, int most) {
    this.key = key;
    this.span = false;
    this.least = least;
    this.most = most;
  }

  /** As the town's file has it. */
  public String key() {
    return key;
  }

  /** Whether it is counted in seconds. */
  public boolean isSpan() {
    return span;
  }

  /** In seconds, or a number. */
  public long least() {
    return least;
  }

  public long most() {
    return most;
  }

  public long of(QueueSettings settings) {
    return switch (this) {
      case RING -> settings.ring().getSeconds();
      case UNANSWERED_MAX -> settings.unansweredMax();
      case WIDEN_AFTER -> settings.widenAfter().getSeconds();
      case INSTEAD_AFTER -> settings.insteadAfter().getSeconds();
      case KEEP_ABSENT -> settings.keepAbsent().getSeconds();
      case AGEING -> settings.ageing().getSeconds();
      case WAITING_MAX -> settings.waitingMax().getSeconds();
      case ANSWER_DUE_AFTER -> settings.answerDueAfter().getSeconds();
      case PREFER_FOR -> settings.preferFor().getSeconds();
      case RETURNS_MAX -> settings.returnsMax();
      case CONSULTATIONS_MAX -> settings.consultationsMax();
      case TICKETS_MAX -> settings.ticketsMax();
    };
  }

  /** Everything that is wrong with them; empty: they may be used. */
  public static List<Broken> brokenBy(QueueSettings settings) {
    var beyond = Arrays.stream(values()).flatMap(limit -> limit.beyond(settings).stream()).toList();
    if (!beyond.isEmpty()) {
      return beyond;
    }
    return Stream.of(WIDEN_AFTER, INSTEAD_AFTER)
        .filter(limit -> limit.of(settings) >= WAITING_MAX.of(settings))
        .map(limit -> new Broken(limit, Fault.NOT_BEFORE_WAITING_MAX))
        .toList();
  }

  private Optional<Broken> beyond(QueueSettings settings) {
    if (of(settings) < least) {
      return Optional.of(new Broken(this, Fault.TOO_SMALL));
    }
    return of(settings) > most ? Optional.of(new Broken(this, Fault.TOO_LARGE)) : Optional.empty();
  }
}
