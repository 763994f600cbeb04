package legalhub.simulator.ledger;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every acknowledged line of chat, record and rating is there at the end, once. */
final class WordsKept {
  private final Map<String, List<String>> chat = new HashMap<>();
  private final Map<String, String> advice = new HashMap<>();
  private final Map<String, Integer> stars = new HashMap<>();

  private WordsKept() {}

  static List<Violation> check(List<Fact> facts) {
    var there = new WordsKept();
    Ledger.of(Fact.Found.class, facts).forEach(there::take);
    return Ledger.of(Fact.Acknowledged.class, facts).stream()
        .flatMap(said -> there.missing(said).stream())
        .map(what -> new Violation(Violation.Kind.LOST, what))
        .toList();
  }

  private void take(Fact.Found look) {
    var id = look.consultation();
    chat.merge(id, look.chat(), (one, other) -> one.size() < other.size() ? other : one);
    if (!look.advice().isEmpty()) {
      advice.put(id, look.advice());
    }
    if (look.stars() > 0) {
      stars.put(id, look.stars());
    }
  }

  private Optional<String> missing(Fact.Acknowledged said) {
    var id = said.consultation();
    return switch (said.what()) {
      case CHAT -> {
        int times = Collections.frequency(chat.getOrDefault(id, List.of()), said.value());
        yield times == 1
            ? Optional.empty()
            : Optional.of("line of consultation " + id + " is there " + times + " times");
      }
      case RECORD -> differs("record", said, Stream.ofNullable(advice.get(id)));
      case STARS -> differs("rating", said, Stream.ofNullable(stars.get(id)).map(String::valueOf));
    };
  }

  private static Optional<String> differs(
      String what, Fact.Acknowledged said, Stream<String> there) {
    return there.anyMatch(said.value()::equals)
        ? Optional.empty()
        : Optional.of("the " + what + " of consultation " + said.consultation() + " is missing");
  }
}
