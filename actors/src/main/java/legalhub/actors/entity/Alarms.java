package legalhub.actors.entity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import legalhub.actors.entity.EntityActor.AlarmDue;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/** The running timers of an entity: exactly those that its agenda names. */
final class Alarms<C> {
  private final TimerScheduler<Message> timers;
  private final Clock clock;
  private final Map<String, Agenda.Alarm<C>> set = new HashMap<>();

  Alarms(TimerScheduler<Message> timers, Clock clock) {
    this.timers = timers;
    this.clock = clock;
  }

  /** What was set has died with its timers. */
  void forget() {
    set.clear();
  }

  void follow(List<Agenda.Alarm<C>> wanted) {
    var keys = wanted.stream().map(Agenda.Alarm::key).collect(Collectors.toSet());
    set.keySet().stream().filter(key -> !keys.contains(key)).toList().forEach(this::cancel);
    for (var alarm : wanted) {
      if (!alarm.equals(set.get(alarm.key()))) {
        start(alarm);
      }
    }
  }

  /** The command of an alarm that is still wanted. */
  Optional<C> due(AlarmDue due) {
    return Optional.ofNullable(set.remove(due.key())).map(Agenda.Alarm::command);
  }

  /** When the next of them rings. */
  Optional<Instant> next() {
    return set.values().stream().map(Agenda.Alarm::due).min(Comparator.naturalOrder());
  }

  private void start(Agenda.Alarm<C> alarm) {
    set.put(alarm.key(), alarm);
    var left = Duration.between(clock.instant(), alarm.due());
    var delay = left.isNegative() ? Duration.ZERO : left;
    timers.startSingleTimer(
        timerKey(alarm.key()), new AlarmDue(alarm.key(), alarm.command()), delay);
  }

  private void cancel(String key) {
    set.remove(key);
    timers.cancel(timerKey(key));
  }

  private static String timerKey(String key) {
    return "alarm:" + key;
  }
}
