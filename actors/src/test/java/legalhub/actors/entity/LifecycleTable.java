package legalhub.actors.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A life cycle as one table: a row for each command, a column for each state, and in each cell the
 * events recorded, {@code -} where it is so already, or the refusal. Complete by construction: a
 * command or a state without its row or column fails.
 */
public final class LifecycleTable<C, E, S> {
  private static final Instant NOW = Instant.parse("2026-11-02T02:00:00Z");

  private final Rules<C, E, S> rules;
  private final Class<C> protocol;
  private final List<String> states;
  private final Map<String, List<String>> rows;

  public LifecycleTable(Rules<C, E, S> rules, Class<C> protocol, String table) {
    this.rules = rules;
    this.protocol = protocol;
    var lines = table.lines().map(LifecycleTable::cells).toList();
    this.states = lines.get(0).subList(1, lines.get(0).size());
    this.rows =
        lines.stream()
            .skip(1)
            .collect(
                Collectors.toMap(cells -> cells.get(0), cells -> cells.subList(1, cells.size())));
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
  }

  /**
   * Tries every cell.
   *
   * @param given each state by its column's name
   * @param asked each command, from whoever may ask it
   */
  public void holds(Map<String, S> given, List<Asked<C>> asked) {
    assertThat(given.keySet()).containsExactlyInAnyOrderElementsOf(states);
    assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(names(protocol));
    assertThat(asked.stream().map(Asked::name)).containsExactlyInAnyOrderElementsOf(rows.keySet());
    var wrong = new ArrayList<String>();
    for (var one : asked) {
      for (int column = 0; column < states.size(); column++) {
        var state = states.get(column);
        var seen = seen(given.get(state), one);
        var told = rows.get(one.name()).get(column);
        if (!seen.equals(told)) {
          wrong.add("%s in %s: %s, not %s".formatted(one.name(), state, seen, told));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private String seen(S state, Asked<C> one) {
    var decision = rules.decide(state, one.command(), new Asking(one.by(), NOW));
    if (decision instanceof Decision.Refuse<E> refused) {
      return refused.why().name();
    }
    var events = ((Decision.Record<E>) decision).events();
    var after = state;
    for (var event : events) {
      after = rules.apply(after, event, NOW);
    }
    assertThat(rules.agenda(after)).as("an agenda after %s", one.name()).isNotNull();
    return events.isEmpty()
        ? "-"
        : events.stream()
            .map(event -> event.getClass().getSimpleName())
            .collect(Collectors.joining("+"));
  }

  private static List<String> names(Class<?> sealedType) {
    return Arrays.stream(sealedType.getPermittedSubclasses()).map(Class::getSimpleName).toList();
  }

  /** A command and who asks it. */
  public record Asked<C>(Caller by, C command) {
    String name() {
      return command.getClass().getSimpleName();
    }
  }
}
