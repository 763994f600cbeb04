package legalhub.simulator.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One consultation, and how long it held its ticket and its lawyer. Ends are exclusive; one that
 * wasn't seen to end holds for ever.
 */
record Held(Fact.Opened opened, long endedAt, long releasedAt) {

  static List<Held> of(List<Fact> facts) {
    Map<String, Fact.Found> found = new HashMap<>();
    Ledger.of(Fact.Found.class, facts).stream()
        .filter(look -> look.endedAt().isPresent())
        .forEach(look -> found.merge(look.consultation(), look, Held::richer));
    return Ledger.of(Fact.Opened.class, facts).stream()
        .map(opened -> of(opened, Optional.ofNullable(found.get(opened.consultation()))))
        .toList();
  }

  private static Fact.Found richer(Fact.Found one, Fact.Found other) {
    return one.recordAt().isPresent() ? one : other;
  }

  private static Held of(Fact.Opened opened, Optional<Fact.Found> look) {
    long ended = look.flatMap(Fact.Found::endedAt).orElse(Long.MAX_VALUE);
    long released = look.flatMap(Fact.Found::recordAt).orElse(ended);
    return new Held(opened, ended, Math.max(ended, released));
  }

  boolean holdsTicketAt(long millis) {
    return opened.openedAt() <= millis && millis < endedAt;
  }

  boolean holdsLawyerAt(long millis) {
    return opened.openedAt() <= millis && millis < releasedAt;
  }

  boolean isOther(Held other) {
    return !opened.consultation().equals(other.opened.consultation());
  }
}
