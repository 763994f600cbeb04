package legalhub.simulator;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code --name value} pairs. Each is taken once; what is left over is a mistake. */
final class Arguments {
  private final Map<String, String> given = new HashMap<>();

  private Arguments() {}

  static Arguments of(List<String> words) {
    var arguments = new Arguments();
    for (int i = 0; i < words.size(); i++) {
      var word = words.get(i);
      if (!word.startsWith("--")) {
        throw new UsageException("'" + word + "' isn't an option: options begin with --");
      }
      int equals = word.indexOf('=');
      if (equals > 0) {
        arguments.given.put(word.substring(2, equals), word.substring(equals + 1));
      } else if (i + 1 < words.size()) {
        arguments.given.put(word.substring(2), words.get(++i));
      } else {
        throw new UsageException(word + " wants a value");
      }
    }
    return arguments;
  }

  String text(String name, String otherwise) {
    var value = given.remove(name);
    return value == null ? otherwise : value;
  }

  /** One or more, with commas between. */
  List<URI> hubs(String name, String otherwise) {
    return Arrays.stream(text(name, otherwise).split(",", -1))
        .map(String::strip)
        .map(address -> hub(name, address))
        .toList();
  }

  private URI hub(String name, String address) {
    var hub = parse(name, address, URI::create, "an address");
    boolean http = "http".equals(hub.getScheme()) || "https".equals(hub.getScheme());
    if (!http || hub.getHost() == null) {
      throw new UsageException("--" + name + " wants the hub's HTTP address, not '" + hub + "'");
    }
    return hub;
  }

  int count(String name, int otherwise) {
    long value = number(name, otherwise);
    if (value < 0 || value > 1_000_000) {
      throw new UsageException("--" + name + " is out of range: " + value);
    }
    return (int) value;
  }

  long number(String name, long otherwise) {
    return parse(name, text(name, String.valueOf(otherwise)), Long::valueOf, "a whole number");
  }

  Duration millis(String name, Duration otherwise) {
    return Duration.ofMillis(count(name, (int) otherwise.toMillis()));
  }

  double chance(String name, double otherwise) {
    double value =
        parse(name, text(name, String.valueOf(otherwise)), Double::valueOf, "a number from 0 to 1");
    if (!(value >= 0 && value <= 1)) {
      throw new UsageException("--" + name + " wants a number from 0 to 1, not " + value);
    }
    return value;
  }

  /** Nothing that nobody understands. */
  void end() {
    if (!given.isEmpty()) {
      throw new UsageException("unknown option --" + given.keySet().iterator().next());
    }
  }

  private static <T> T parse(String name, String text, Function<String, T> reader, String wanted) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException garbled) {
      throw new UsageException("--" + name + " wants " + wanted + ", not '" + text + "'");
    }
  }
}
