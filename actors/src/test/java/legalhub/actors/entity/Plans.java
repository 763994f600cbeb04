package legalhub.actors.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Rules with one of each that an agenda can hold: an alarm, a duty, a seat. */
final class Plans implements Rules<String, String, Plans.State> {
  /** How long a seat is held without a sign of life. */
  static final Duration LEASE = Duration.ofMinutes(3);

  private final boolean rests;
  private final CountDownLatch recovered = new CountDownLatch(1);

  /**
   * @param alarm asked for by {@code plan AT}, until it has rung
   * @param open {@code promise} for a duty, {@code sit} for a seat
   */
  record State(Optional<Instant> alarm, Set<String> open) {}

  Plans(boolean rests) {
    this.rests = rests;
  }

  /** Until an entity has read its journal: only then does it ask what is on the agenda. */
  boolean awaitRecovery() throws InterruptedException {
    return recovered.await(60, TimeUnit.SECONDS);
  }

  @Override
  public State vacant() {
    return new State(Optional.empty(), Set.of());
  }

  @Override
  public Decision<String> decide(State state, String command, Asking asking) {
    return Decision.record(command);
  }

  @Override
  public State apply(State state, String event, Instant at) {
    var open = new TreeSet<>(state.open());
    if (event.startsWith("plan ")) {
      return new State(Optional.of(Instant.parse(event.substring("plan ".length()))), open);
    } else if (event.equals("rang")) {
      return new State(Optional.empty(), open);
    } else if (event.equals("stand")) {
      open.remove("sit");
    } else {
      open.add(event);
    }
    return new State(state.alarm(), open);
  }

  @Override
  public Agenda<String> agenda(State state) {
    recovered.countDown();
    var alarms =
        state.alarm().stream().map(due -> new Agenda.Alarm<>("alarm", due, "rang")).toList();
    List<Agenda.Duty<String>> duties =
        state.open().contains("promise")
            ? List.of(
                new Agenda.Duty<>(
                    "promise",
                    new EntityAddress(EntityKind.LAWYER, "other"),
                    "do",
                    Optional.empty()))
            : List.of();
    boolean sitting = state.open().contains("sit");
    var seat = new Agenda.Seat<>("seat", sitting, LEASE, "stand", "sit");
    return new Agenda<>(alarms, duties, List.of(seat));
  }

  @Override
  public Optional<Map<String, ViewPart>> view(State state, Audience audience, Instant now) {
    return Optional.of(Map.of());
  }

  @Override
  public boolean rests() {
    return rests;
  }
}
