package legalhub.hub.town;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.alert.AlertRule;

/**
 * The rules after which the office is told at once, one a line: {@code "WAITING_OVER 10 minutes"}.
 */
final class AlertDraft {
  private static final String KEY = "alerts";
  private static final long LIMIT_MAX = 1_000_000;

  private AlertDraft() {}

  static List<AlertRule> read(Reading town) {
    var rules = new ArrayList<AlertRule>();
    var known = EnumSet.noneOf(AlertRule.Kind.class);
    for (var line : town.linesOrNone(KEY)) {
      var rule = rule(line);
      if (rule.isEmpty()) {
        town.problem(
            KEY,
            "names \"%s\", which is no rule such as \"WAITING_OVER 10 minutes\"; there are %s"
                .formatted(line, Arrays.toString(AlertRule.Kind.values())));
      } else if (!known.add(rule.get().kind())) {
        town.problem(KEY, "has " + rule.get().kind() + " twice");
      } else {
        rules.add(rule.get());
      }
    }
    return List.copyOf(rules);
  }

  private static Optional<AlertRule> rule(String line) {
    var words = line.strip().split("\\s+", 2);
    return Arrays.stream(AlertRule.Kind.values())
        .filter(kind -> words.length == 2 && kind.name().equals(words[0]))
        .findFirst()
        .flatMap(
            kind ->
                limit(kind, words[1])
                    .filter(limit -> limit >= 1 && limit <= LIMIT_MAX)
                    .map(limit -> new AlertRule(kind, limit)));
  }

  private static Optional<Long> limit(AlertRule.Kind kind, String text) {
    var value = ConfigFactory.parseMap(Map.of("limit", ConfigValueFactory.fromAnyRef(text)));
    try {
      return Optional.of(
          kind.isTimed() ? value.getDuration("limit").toSeconds() : value.getLong("limit"));
    } catch (ConfigException garbled) {
      return Optional.empty();
    }
  }
}
