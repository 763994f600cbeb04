package legalhub.hub.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Which series an expression asks for. Knows as much of PromQL as the files of this house use. */
public final class PromQl {
  private static final Pattern STRING_OR_RANGE =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|\\[[^]]*]");
  private static final Pattern GROUPING =
      Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
  private static final Pattern SELECTOR =
      Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*(?:\\{([^}]*)}|(\\()|(?=\\W|$))");
  private static final Pattern MATCHER =
      Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

  /** One condition on a label. */
  public record Matcher(String label, String operator, String value) {
    /** Variables of a dashboard stand for anything. */
    private boolean fits(String actual) {
      if (value.contains("$")) {
        return true;
      }
      return switch (operator) {
        case "=" -> actual.equals(value);
        case "!=" -> !actual.equals(value);
        case "=~" -> actual.matches(value);
        default -> !actual.matches(value);
      };
    }
  }

  /** A name and its conditions. */
  public record Selector(String name, List<Matcher> matchers) {
    /** Whether this sample is meant. A label that isn't there is no label that fits. */
    public boolean fits(Exposition.Sample sample) {
      return sample.name().equals(name)
          && matchers.stream()
              .filter(matcher -> !ADDED_BY_PROMETHEUS.contains(matcher.label()))
              .allMatch(
                  matcher ->
                      sample.labels().containsKey(matcher.label())
                          && matcher.fits(sample.labels().get(matcher.label())));
    }
  }

  /** No node says these of itself. */
  private static final Set<String> ADDED_BY_PROMETHEUS = Set.of("instance", "job");

  private PromQl() {}

  public static List<Selector> selectors(String expression) {
    var bare = GROUPING.matcher(expression).replaceAll(" ");
    var found = new ArrayList<Selector>();
    var outside = STRING_OR_RANGE.matcher(hidingMatchers(bare, found)).replaceAll(" ");
    SELECTOR
        .matcher(outside)
        .results()
        .filter(word -> word.group(3) == null && !WORDS.contains(word.group(1)))
        .map(MatchResult::group)
        .map(String::strip)
        .forEach(name -> found.add(new Selector(name, List.of())));
    return List.copyOf(found);
  }

  /** Takes the selectors with conditions out, so that what is left holds bare names only. */
  private static String hidingMatchers(String expression, List<Selector> found) {
    return SELECTOR
        .matcher(expression)
        .replaceAll(
            word -> {
              if (word.group(2) == null) {
                return java.util.regex.Matcher.quoteReplacement(word.group());
              }
              var matchers =
                  MATCHER
                      .matcher(word.group(2))
                      .results()
                      .map(m -> new Matcher(m.group(1), m.group(2), m.group(3)))
                      .toList();
              found.add(new Selector(word.group(1), matchers));
              return " ";
            });
  }
}
