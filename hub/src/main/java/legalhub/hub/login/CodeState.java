package legalhub.hub.login;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The codes of one phone: the one that is good now, and when codes were sent lately. Pure values.
 */
record CodeState(Optional<Live> live, List<Instant> sent) {
  static final CodeState NONE = new CodeState(Optional.empty(), List.of());

  /** The code that is good now; only its hash is kept. */
  record Live(String hash, Instant until, int triesLeft) {}

  /**
   * @param life how long a code is good
   * @param tries wrong ones that end it
   * @param pause between two codes to one phone: an SMS costs money and annoys
   * @param perHour codes to one phone
   */
  record Limits(Duration life, int tries, Duration pause, int perHour) {}

  private static final Duration HOUR = Duration.ofHours(1);

  boolean maySend(Instant now, Limits limits) {
    var lately = sent.stream().filter(at -> at.plus(HOUR).isAfter(now)).toList();
    return lately.size() < limits.perHour()
        && lately.stream().noneMatch(at -> at.plus(limits.pause()).isAfter(now));
  }

  /** A new code; the one before it is worth nothing any more. */
  CodeState begun(String hash, Instant now, Limits limits) {
    var lately =
        Stream.concat(sent.stream().filter(at -> at.plus(HOUR).isAfter(now)), Stream.of(now))
            .toList();
    return new CodeState(
        Optional.of(new Live(hash, now.plus(limits.life()), limits.tries())), lately);
  }

  boolean opens(String hash, Instant now) {
    return live.filter(code -> now.isBefore(code.until()) && code.hash().equals(hash)).isPresent();
  }

  /** A right code is used up; a wrong one costs a try. */
  CodeState tried(String hash, Instant now) {
    if (opens(hash, now)) {
      return new CodeState(Optional.empty(), sent);
    }
    return new CodeState(
        live.filter(code -> code.triesLeft() > 1)
            .map(code -> new Live(code.hash(), code.until(), code.triesLeft() - 1)),
        sent);
  }
}
