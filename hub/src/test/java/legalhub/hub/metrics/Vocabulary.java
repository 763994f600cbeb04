package legalhub.hub.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import legalhub.actors.consultation.Outcome;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Refusal;
import legalhub.actors.queue.Kind;
import legalhub.actors.session.Channel;
import legalhub.actors.town.Pool;
import legalhub.actors.town.Town;
import legalhub.edge.connection.CloseCode;

/** Every value that a label of our own may have. Whatever isn't listed could be about a person. */
public final class Vocabulary {
  private static final Map<String, Set<String>> CLOSED =
      Map.of(
          "kind",
          together(List.of(names(Kind.class), kinds())),
          "channel",
          names(Channel.class),
          "reason",
          together(List.of(names(Refusal.class), names(QueueMeters.Unanswered.class))),
          "result",
          names(QueueMeters.Answer.class),
          "outcome",
          names(Outcome.class),
          "code",
          together(
              List.of(
                  names(Refusal.class),
                  names(CloseCode.class),
                  Set.of("DONE", "CLIENT", "FAILED"))),
          "status",
          Set.of(
              "400",
              "403",
              "404",
              "426",
              "other",
              "joining",
              "weaklyup",
              "up",
              "leaving",
              "exiting",
              "down"),
          "version",
          Set.of("0.1.0"));

  private Vocabulary() {}

  private static <E extends Enum<E>> Set<String> names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.toSet());
  }

  private static Set<String> kinds() {
    return Arrays.stream(EntityKind.values()).map(EntityKind::key).collect(Collectors.toSet());
  }

  private static Set<String> together(List<Set<String>> sets) {
    return sets.stream().flatMap(Set::stream).collect(Collectors.toSet());
  }

  /** The labels of our own series that are outside of it, as {@code name=value}. */
  public static List<String> strangersIn(Exposition scraped, Town town) {
    return scraped.samples().stream()
        .filter(sample -> sample.name().startsWith("legalhub_"))
        .flatMap(sample -> sample.labels().entrySet().stream())
        .filter(label -> !isKnown(label.getKey(), label.getValue(), town))
        .map(label -> label.getKey() + "=" + label.getValue())
        .distinct()
        .toList();
  }

  private static boolean isKnown(String label, String value, Town town) {
    return switch (label) {
      case "pool" -> of(town, pool -> Stream.of(pool.id().value())).contains(value);
      case "desk" ->
          of(town, pool -> pool.desks().stream().map(desk -> desk.id().value())).contains(value);
      case "le" -> value.equals("+Inf") || value.matches("[0-9.]+");
      default -> CLOSED.getOrDefault(label, Set.of()).contains(value);
    };
  }

  private static Set<String> of(Town town, Function<Pool, Stream<String>> ids) {
    return Stream.concat(town.pools().values().stream().flatMap(ids), Stream.of(PerDesk.OTHER))
        .collect(Collectors.toSet());
  }
}
