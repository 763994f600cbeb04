package legalhub.actors.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Consumer;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.EntitySpec;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.Reply;

/** Time, the network and all entities of one schedule. */
final class World {
  private static final Instant BEGIN = Instant.parse("2026-11-02T01:00:00Z");

  private record Due(Instant at, long order, Runnable work) {}

  private final PriorityQueue<Due> agenda =
      new PriorityQueue<>(java.util.Comparator.comparing(Due::at).thenComparingLong(Due::order));
  private final Map<EntityKind, EntitySpec<?, ?, ?>> specs = new HashMap<>();
  private final Map<EntityAddress, SimulatedEntity<?, ?, ?>> entities = new LinkedHashMap<>();
  private final Consumer<SimulatedEntity<?, ?, ?>> witness;
  private final Random random;
  private Instant now = BEGIN;
  private long order;
  private long commands;

  /** Trouble is switched off for the end of a schedule, where everything must come right. */
  private boolean calm;

  World(
      long seed, Iterable<EntitySpec<?, ?, ?>> specs, Consumer<SimulatedEntity<?, ?, ?>> witness) {
    this.random = new Random(seed);
    this.witness = witness;
    specs.forEach(spec -> this.specs.put(spec.kind(), spec));
  }

  Instant now() {
    return now;
  }

  Random random() {
    return random;
  }

  boolean chance(double probability) {
    return !calm && random.nextDouble() < probability;
  }

  void calmDown() {
    calm = true;
  }

  boolean isCalm() {
    return calm;
  }

  Duration upTo(Duration most) {
    return Duration.ofMillis(random.nextLong(most.toMillis() + 1));
  }

  void after(Duration delay, Runnable work) {
    agenda.add(new Due(now.plus(delay), order++, work));
  }

  /** Runs until nothing is left to do before {@code end}. */
  void runUntil(Instant end) {
    while (!agenda.isEmpty() && !agenda.peek().at().isAfter(end)) {
      var due = agenda.poll();
      now = due.at();
      due.work().run();
    }
    now = end;
  }

  SimulatedEntity<?, ?, ?> entity(EntityAddress address) {
    return entities.computeIfAbsent(
        address, a -> new SimulatedEntity<>(this, specs.get(a.kind()), a));
  }

  Iterable<SimulatedEntity<?, ?, ?>> entities() {
    return entities.values();
  }

  void recorded(SimulatedEntity<?, ?, ?> entity) {
    witness.accept(entity);
  }

  CommandId nextCommandId() {
    return new CommandId("c" + commands++);
  }

  /** One message over the network: lost, late, doubled, or on time. */
  void send(EntityAddress to, CommandId id, Caller by, Object command, Consumer<Reply> answer) {
    if (chance(0.03)) {
      return;
    }
    int copies = chance(0.03) ? 2 : 1;
    for (int i = 0; i < copies; i++) {
      var deadline = now.plus(Duration.ofSeconds(60));
      after(
          delay(),
          () ->
              entity(to)
                  .take(new Message.Ask(id, deadline, by, command, null), overNetwork(answer)));
    }
  }

  /** A person's command: repeated under its id until it is answered. */
  void ask(EntityAddress to, Caller by, Object command, Consumer<Reply> answer) {
    askAgain(to, by, command, new Answer(nextCommandId(), answer));
  }

  private static final class Answer {
    private final CommandId id;
    private final Consumer<Reply> then;
    private boolean given;

    Answer(CommandId id, Consumer<Reply> then) {
      this.id = id;
      this.then = then;
    }

    void give(Reply reply) {
      if (!given && !(reply instanceof Reply.Refused refused && refused.why().retryable())) {
        given = true;
        then.accept(reply);
      }
    }
  }

  private void askAgain(EntityAddress to, Caller by, Object command, Answer answer) {
    if (answer.given) {
      return;
    }
    send(to, answer.id, by, command, answer::give);
    after(Duration.ofSeconds(2), () -> askAgain(to, by, command, answer));
  }

  private Consumer<Reply> overNetwork(Consumer<Reply> answer) {
    return reply -> {
      if (!chance(0.03)) {
        after(delay(), () -> answer.accept(reply));
      }
    };
  }

  private Duration delay() {
    return chance(0.05) ? upTo(Duration.ofSeconds(4)) : upTo(Duration.ofMillis(30));
  }
}
