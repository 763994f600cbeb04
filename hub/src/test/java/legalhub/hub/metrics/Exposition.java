package legalhub.hub.metrics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a scrape says, read as Prometheus reads it. */
public final class Exposition {
  private static final Pattern SAMPLE =
      Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** One line. */
  public record Sample(String name, Map<String, String> labels, double value) {}

  private final List<Sample> samples;

  private Exposition(List<Sample> samples) {
    this.samples = samples;
  }

  /** Fails at the first line that isn't of the format. */
  public static Exposition of(String text) {
    return new Exposition(
        text.lines().filter(line -> !line.startsWith("#")).map(Exposition::sample).toList());
  }

  private static Sample sample(String line) {
    var parts = SAMPLE.matcher(line);
    if (!parts.matches()) {
      throw new AssertionError("no sample: " + line);
    }
    var labels = new HashMap<String, String>();
    var given = LABEL.matcher(parts.group(2) == null ? "" : parts.group(2));
    while (given.find()) {
      labels.put(given.group(1), given.group(2));
    }
    var value = parts.group(3).replace("+Inf", "Infinity");
    return new Sample(parts.group(1), labels, Double.parseDouble(value));
  }

  public List<Sample> samples() {
    return samples;
  }

  public Set<String> names() {
    return samples.stream().map(Sample::name).collect(Collectors.toSet());
  }

  /**
   * The sum over all series with these labels, whatever other labels they have.
   *
   * @param labels names and values in turn
   */
  public double sum(String name, String... labels) {
    return matching(name, labels).stream().mapToDouble(Sample::value).sum();
  }

  public boolean has(String name, String... labels) {
    return !matching(name, labels).isEmpty();
  }

  private List<Sample> matching(String name, String... labels) {
    Predicate<Sample> wanted = sample -> sample.name().equals(name);
    for (int i = 0; i < labels.length; i += 2) {
      var label = labels[i];
      var value = labels[i + 1];
      wanted = wanted.and(sample -> value.equals(sample.labels().get(label)));
    }
    return samples.stream().filter(wanted).toList();
  }
}
