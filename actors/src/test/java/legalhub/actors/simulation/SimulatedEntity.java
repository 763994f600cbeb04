package legalhub.actors.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import legalhub.actors.entity.Agenda;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntitySpec;
import legalhub.actors.entity.Journaled;
import legalhub.actors.entity.Memory;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.Recorded;
import legalhub.actors.entity.Reply;
import legalhub.actors.entity.Rules;
import legalhub.actors.entity.Step;

/**
 * One entity: the real rules and the real step, with a journal in memory and a life that may end at
 * any moment.
 */
final class SimulatedEntity<C, E, S> {
  private static final Duration REPEAT_EVERY = Duration.ofSeconds(2);

  private final World world;
  private final EntityAddress address;
  private final Rules<C, E, S> rules;
  private final List<Recorded<E>> journal = new ArrayList<>();
  private Journaled<S> state;

  /** Counts lives: whatever was set in motion by an earlier one finds itself alone. */
  private int life;

  private Instant bornAt = Instant.EPOCH;

  private final Map<String, Agenda.Alarm<C>> alarms = new HashMap<>();
  private final Map<String, Agenda.Duty<C>> duties = new LinkedHashMap<>();
  private final Set<String> done = new HashSet<>();
  private final Map<String, Agenda.Seat<C>> seats = new HashMap<>();
  private final Map<String, Integer> leases = new HashMap<>();

  SimulatedEntity(World world, EntitySpec<C, E, S> spec, EntityAddress address) {
    this.world = world;
    this.address = address;
    this.rules = spec.rules().apply(address.id());
    this.state = new Journaled<>(rules.vacant(), Memory.empty());
  }

  EntityAddress address() {
    return address;
  }

  S state() {
    return state.state();
  }

  Rules<C, E, S> rules() {
    return rules;
  }

  /** When this life began. */
  Instant bornAt() {
    return bornAt;
  }

  List<Recorded<E>> journal() {
    return journal;
  }

  void take(Message.Ask ask, Consumer<Reply> answer) {
    if (world.chance(0.004)) {
      crash();
      return;
    }
    var step = Step.of(rules, state, ask, world.now());
    record(step.facts());
    if (!step.facts().isEmpty() && world.chance(0.01)) {
      // The journal has it, the caller never hears: the next try must find it done.
      crash();
      return;
    }
    answer.accept(step.reply());
  }

  void attend(String key) {
    var seat = seats.get(key);
    if (seat == null) {
      return;
    }
    if (seat.present()) {
      lease(seat);
    } else {
      own(seat.onReturn());
    }
  }

  /** The node dies; another rebuilds the entity from its journal. */
  void crash() {
    life++;
    bornAt = world.now();
    alarms.clear();
    duties.clear();
    done.clear();
    seats.clear();
    leases.clear();
    var replayed = new Journaled<>(rules.vacant(), Memory.empty());
    for (var fact : journal) {
      replayed = after(replayed, fact);
    }
    assertThat(replayed).as("the journal replayed equals what lived").isEqualTo(state);
    follow();
  }

  private void own(C command) {
    record(Step.ofOwn(rules, state, command, Caller.hub(address.id()), world.now()));
  }

  private void record(List<Recorded<E>> facts) {
    if (facts.isEmpty()) {
      return;
    }
    for (var fact : facts) {
      journal.add(fact);
      state = after(state, fact);
      world.recorded(this);
    }
    follow();
  }

  private Journaled<S> after(Journaled<S> before, Recorded<E> fact) {
    return before.after(fact, rules);
  }

  private void follow() {
    var agenda = rules.agenda(state.state());
    followAlarms(agenda.alarms());
    followSeats(agenda.seats());
    followDuties(agenda.duties());
  }

  private void followAlarms(List<Agenda.Alarm<C>> wanted) {
    alarms.keySet().retainAll(wanted.stream().map(Agenda.Alarm::key).toList());
    for (var alarm : wanted) {
      if (!alarm.equals(alarms.put(alarm.key(), alarm))) {
        var left = Duration.between(world.now(), alarm.due());
        int mine = life;
        world.after(left.isNegative() ? Duration.ZERO : left, () -> due(mine, alarm));
      }
    }
  }

  private void due(int mine, Agenda.Alarm<C> alarm) {
    if (mine == life && alarm.equals(alarms.get(alarm.key()))) {
      alarms.remove(alarm.key());
      own(alarm.command());
    }
  }

  private void followSeats(List<Agenda.Seat<C>> wanted) {
    seats.keySet().retainAll(wanted.stream().map(Agenda.Seat::key).toList());
    for (var seat : wanted) {
      var before = seats.put(seat.key(), seat);
      if (seat.present() && (before == null || !before.present())) {
        lease(seat);
      }
    }
  }

  private void lease(Agenda.Seat<C> seat) {
    int mine = life;
    int renewal = leases.merge(seat.key(), 1, Integer::sum);
    world.after(
        seat.lease(),
        () -> {
          var now = seats.get(seat.key());
          if (mine == life && leases.get(seat.key()) == renewal && now != null && now.present()) {
            own(now.onExpiry());
          }
        });
  }

  private void followDuties(List<Agenda.Duty<C>> wanted) {
    var keys = wanted.stream().map(Agenda.Duty::key).toList();
    duties.keySet().retainAll(keys);
    done.retainAll(keys);
    for (var duty : wanted) {
      if (!done.contains(duty.key()) && duties.put(duty.key(), duty) == null) {
        tell(life, duty.key());
      }
    }
  }

  private void tell(int mine, String key) {
    var duty = duties.get(key);
    if (mine != life || duty == null) {
      return;
    }
    var id = CommandId.derivedFrom(address.kind().key(), address.id(), key);
    world.send(
        duty.to(), id, Caller.hub(address.id()), duty.command(), reply -> told(mine, duty, reply));
    world.after(REPEAT_EVERY, () -> tell(mine, key));
  }

  private void told(int mine, Agenda.Duty<C> duty, Reply reply) {
    if (mine != life || !duty.isSettledBy(reply) || duties.remove(duty.key()) == null) {
      return;
    }
    done.add(duty.key());
    if (reply instanceof Reply.Refused refused) {
      duty.onRefusal().ifPresent(decide -> own(decide.apply(refused.why())));
    }
  }
}
