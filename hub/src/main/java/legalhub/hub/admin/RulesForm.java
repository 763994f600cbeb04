package legalhub.hub.admin;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import legalhub.actors.town.QueueLimit;
import legalhub.actors.town.QueueSettings;
import legalhub.hub.http.FieldError;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;

/** A queue's rules as the interface has them: whole seconds and numbers, each under its name. */
final class RulesForm {
  private RulesForm() {}

  /** {@code widenAfterSeconds} for {@code widen-after}. */
  static String field(QueueLimit limit) {
    var name = new StringBuilder();
    for (var word : limit.key().split("-")) {
      name.append(
          name.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return limit.isSpan() ? name + "Seconds" : name.toString();
  }

  static Map<String, Long> of(QueueSettings settings) {
    var fields = new TreeMap<String, Long>();
    for (var limit : QueueLimit.values()) {
      fields.put(field(limit), limit.of(settings));
    }
    return fields;
  }

  /**
   * @throws ProblemException INVALID, with each field that is missing, strange or beyond its limits
   */
  static QueueSettings settings(Map<String, Long> fields) {
    var values = new EnumMap<QueueLimit, Long>(QueueLimit.class);
    for (var limit : QueueLimit.values()) {
      var value = fields.get(field(limit));
      if (value != null) {
        values.put(limit, value);
      }
    }
    var missing =
        Stream.of(QueueLimit.values())
            .filter(limit -> !values.containsKey(limit))
            .map(limit -> error(limit, "MISSING"));
    var strange =
        fields.keySet().stream()
            .filter(name -> Stream.of(QueueLimit.values()).noneMatch(l -> field(l).equals(name)))
            .map(name -> new FieldError(name, "UNKNOWN", null, null));
    refuse(Stream.concat(missing, strange).toList());
    var settings = settings(values);
    refuse(
        QueueLimit.brokenBy(settings).stream()
            .map(broken -> error(broken.limit(), broken.fault().name()))
            .toList());
    return settings;
  }

  private static void refuse(List<FieldError> errors) {
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.INVALID, errors);
    }
  }

  private static FieldError error(QueueLimit limit, String code) {
    return new FieldError(field(limit), code, limit.least(), limit.most());
  }

  private static QueueSettings settings(EnumMap<QueueLimit, Long> values) {
    return new QueueSettings(
        span(values, QueueLimit.RING),
        count(values, QueueLimit.UNANSWERED_MAX),
        span(values, QueueLimit.WIDEN_AFTER),
        span(values, QueueLimit.INSTEAD_AFTER),
        span(values, QueueLimit.KEEP_ABSENT),
        span(values, QueueLimit.AGEING),
        span(values, QueueLimit.WAITING_MAX),
        span(values, QueueLimit.ANSWER_DUE_AFTER),
        span(values, QueueLimit.PREFER_FOR),
        count(values, QueueLimit.RETURNS_MAX),
        count(values, QueueLimit.CONSULTATIONS_MAX),
        count(values, QueueLimit.TICKETS_MAX));
  }

  private static Duration span(EnumMap<QueueLimit, Long> values, QueueLimit limit) {
    return Duration.ofSeconds(values.get(limit));
  }

  /** What is too large for a number is too large for its limit as well. */
  private static int count(EnumMap<QueueLimit, Long> values, QueueLimit limit) {
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, values.get(limit)));
  }
}
