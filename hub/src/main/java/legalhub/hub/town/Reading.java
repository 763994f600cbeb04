package legalhub.hub.town;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads one object of the file and goes on after a mistake: it notes the problem under the value's
 * path and gives a stand-in, so that one run names everything.
 */
final class Reading {
  private static final int TEXT_MAX = 200;

  private final Config object;
  private final String path;
  private final List<String> problems;
  private final Set<String> known = new LinkedHashSet<>();

  Reading(Config object, String path, List<String> problems) {
    this.object = object;
    this.path = path;
    this.problems = problems;
  }

  /** A text that must be there and say something. */
  String text(String key) {
    var text = textOrEmpty(key);
    if (text.isBlank() && object.hasPath(key)) {
      problem(key, "is empty");
    }
    return text;
  }

  /** A text that must be there; {@code ""} says "none". */
  String textOrEmpty(String key) {
    var text = read(key, "a text", object::getString).orElse("").strip();
    if (text.length() > TEXT_MAX) {
      problem(key, "is longer than " + TEXT_MAX + " characters");
    }
    return text;
  }

  Name name(String key) {
    return part(key)
        .map(
            name -> {
              var both = new Name(name.text("zh"), name.text("en"));
              name.done();
              return both;
            })
        .orElse(Name.NONE);
  }

  /** A span of time, whose limits are somebody else's; what the file leaves out is the other. */
  Duration anySpan(String key, Duration otherwise) {
    return has(key)
        ? read(key, "a span of time such as 15 s", object::getDuration).orElse(otherwise)
        : otherwise;
  }

  /** A span of time over zero. */
  Duration span(String key, Duration otherwise) {
    var span = anySpan(key, otherwise);
    if (span.isNegative() || span.isZero()) {
      problem(key, "must be longer than zero, and is " + object.getString(key));
    }
    return span;
  }

  /** A whole number, whose limits are somebody else's. */
  int anyCount(String key, int otherwise) {
    return has(key) ? read(key, "a whole number", object::getInt).orElse(otherwise) : otherwise;
  }

  int count(String key, int otherwise, int min, int max) {
    int count = anyCount(key, otherwise);
    if (count < min || count > max) {
      problem(key, "must be from %d to %d, and is %d".formatted(min, max, count));
    }
    return count;
  }

  boolean flag(String key) {
    return read(key, "true or false", object::getBoolean).orElse(false);
  }

  <T> T parsed(String key, String kind, Function<String, T> parse, T standIn) {
    return read(key, kind, wanted -> parse.apply(object.getString(wanted))).orElse(standIn);
  }

  Set<String> words(String key) {
    var words = read(key, "a list of texts", object::getStringList).orElse(List.of());
    return new LinkedHashSet<>(words);
  }

  /** Texts in their order; none where the file says nothing. */
  List<String> linesOrNone(String key) {
    return has(key)
        ? List.copyOf(read(key, "a list of texts", object::getStringList).orElse(List.of()))
        : List.of();
  }

  Optional<Reading> part(String key) {
    return read(key, "an object in braces", object::getConfig)
        .map(part -> new Reading(part, path + "." + key, problems));
  }

  Optional<Reading> optional(String key) {
    return has(key) ? part(key) : Optional.empty();
  }

  List<Reading> each(String key) {
    List<? extends Config> parts =
        read(key, "a list of objects", wanted -> object.getConfigList(wanted)).orElse(List.of());
    var readings = new ArrayList<Reading>();
    for (int i = 0; i < parts.size(); i++) {
      readings.add(new Reading(parts.get(i), "%s.%s[%d]".formatted(path, key, i), problems));
    }
    return readings;
  }

  /** Whether the file says anything there. */
  boolean has(String key) {
    known.add(key);
    return object.hasPath(key);
  }

  void problem(String key, String sentence) {
    problems.add("%s.%s %s.".formatted(path, key, sentence));
  }

  /** Whatever nobody asked for is a misspelling. */
  void done() {
    var strangers = new TreeSet<>(object.root().keySet());
    strangers.removeAll(known);
    for (var stranger : strangers) {
      problem(stranger, "is not a setting; here are: " + String.join(", ", known));
    }
  }

  private <T> Optional<T> read(String key, String kind, Function<String, T> reader) {
    known.add(key);
    try {
      return Optional.of(reader.apply(key));
    } catch (ConfigException.Missing missing) {
      problem(key, "is missing");
    } catch (ConfigException | IllegalArgumentException | java.time.DateTimeException wrong) {
      problem(key, "must be " + kind);
    }
    return Optional.empty();
  }
}
