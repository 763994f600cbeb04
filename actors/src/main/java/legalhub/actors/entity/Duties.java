package legalhub.actors.entity;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import legalhub.actors.entity.EntityActor.DutyAnswered;
import legalhub.actors.entity.EntityActor.RepeatDuties;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * What the entity must tell others: sent at once, repeated until answered, and again after a
 * restart.
 */
final class Duties<C> {
  private static final Duration REPEAT_EVERY = Duration.ofSeconds(2);
  private static final Duration TIME_TO_LIVE = Duration.ofSeconds(30);

  private final EntityAddress self;
  private final TimerScheduler<Message> timers;
  private final EntityEnvironment environment;
  private final ActorRef<Reply> answers;
  private final Map<String, Agenda.Duty<C>> open = new LinkedHashMap<>();

  /** Which duty an answer is to: all come by one adapter, since an actor has one for each class. */
  private final Map<CommandId, String> asked = new HashMap<>();

  private final Set<String> done = new HashSet<>();

  Duties(
      EntityAddress self,
      ActorContext<Message> context,
      TimerScheduler<Message> timers,
      EntityEnvironment environment) {
    this.self = self;
    this.timers = timers;
    this.environment = environment;
    this.answers = context.messageAdapter(Reply.class, DutyAnswered::new);
  }

  void follow(List<Agenda.Duty<C>> wanted) {
    var keys = wanted.stream().map(Agenda.Duty::key).collect(Collectors.toSet());
    open.keySet().retainAll(keys);
    asked.values().retainAll(keys);
    done.retainAll(keys);
    for (var duty : wanted) {
      if (!done.contains(duty.key()) && open.put(duty.key(), duty) == null) {
        send(duty);
      }
    }
    schedule();
  }

  void repeat() {
    open.values().forEach(this::send);
    schedule();
  }

  /** Takes an answer; gives the command to decide here when the other refused for good. */
  Optional<C> answered(DutyAnswered answered) {
    var key = asked.get(answered.reply().id());
    var duty = key == null ? null : open.get(key);
    if (duty == null || !duty.isSettledBy(answered.reply())) {
      return Optional.empty();
    }
    open.remove(key);
    asked.remove(answered.reply().id());
    done.add(key);
    return answered.reply() instanceof Reply.Refused refused
        ? duty.onRefusal().map(decide -> decide.apply(refused.why()))
        : Optional.empty();
  }

  /** Whether somebody hasn't answered yet. */
  boolean areOpen() {
    return !open.isEmpty();
  }

  private void send(Agenda.Duty<C> duty) {
    var id = CommandId.derivedFrom(self.kind().key(), self.id(), duty.key());
    var deadline = environment.clock().instant().plus(TIME_TO_LIVE);
    asked.put(id, duty.key());
    environment
        .entities()
        .tell(
            duty.to(),
            new Message.Ask(id, deadline, Caller.hub(self.id()), duty.command(), answers));
  }

  private void schedule() {
    if (open.isEmpty()) {
      timers.cancel("duties");
    } else if (!timers.isTimerActive("duties")) {
      timers.startSingleTimer("duties", new RepeatDuties(), REPEAT_EVERY);
    }
  }
}
