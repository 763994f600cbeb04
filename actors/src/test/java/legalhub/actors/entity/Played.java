package legalhub.actors.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One entity played by hand: its rules, its state, and a clock that only the test moves. */
public final class Played<C, E, S> {
  private final Rules<C, E, S> rules;
  private S state;
  private Instant now = Instant.parse("2026-11-02T01:00:00Z");

  public Played(Rules<C, E, S> rules) {
    this.rules = rules;
    this.state = rules.vacant();
  }

  public S state() {
    return state;
  }

  public Instant now() {
    return now;
  }

  /** Decides, and lives with what came of it. */
  public Decision<E> ask(Caller by, C command) {
    var decision = rules.decide(state, command, new Asking(by, now));
    if (decision instanceof Decision.Record<E> recorded) {
      recorded.events().forEach(event -> state = rules.apply(state, event, now));
    }
    return decision;
  }

  /** Decides, and must record something. */
  public List<E> recorded(Caller by, C command) {
    var decision = ask(by, command);
    if (decision instanceof Decision.Record<E> recorded && !recorded.events().isEmpty()) {
      return recorded.events();
    }
    throw new AssertionError(command + " recorded nothing: " + decision);
  }

  /** Time passes; what falls due on the way is decided when it is due. */
  public void pass(Duration span) {
    var end = now.plus(span);
    for (var alarm = next(end); alarm != null; alarm = next(end)) {
      now = alarm.due().isAfter(now) ? alarm.due() : now;
      ask(Caller.hub("self"), alarm.command());
    }
    now = end;
  }

  private Agenda.Alarm<C> next(Instant end) {
    return rules.agenda(state).alarms().stream()
        .filter(alarm -> !alarm.due().isAfter(end))
        .filter(this::changesSomething)
        .min(java.util.Comparator.comparing(Agenda.Alarm::due))
        .orElse(null);
  }

  /** An alarm that finds nothing to do has rung before. */
  private boolean changesSomething(Agenda.Alarm<C> alarm) {
    var at = alarm.due().isAfter(now) ? alarm.due() : now;
    var decision = rules.decide(state, alarm.command(), new Asking(Caller.hub("self"), at));
    return decision instanceof Decision.Record<E> recorded && !recorded.events().isEmpty();
  }

  public Agenda<C> agenda() {
    return rules.agenda(state);
  }

  public Map<String, ViewPart> view(Audience audience) {
    return rules.view(state, audience, now).orElseThrow();
  }

  /** What it must tell others now. */
  public List<Object> duties() {
    return agenda().duties().stream().map(Agenda.Duty::command).toList();
  }
}
