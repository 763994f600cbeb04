package legalhub.actors.entity;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The one behaviour, running an entity that promises things to others. */
class EntityActorTest {
  static {
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
  }

  private static final ActorTestKit KIT =
      ActorTestKit.create(
          PersistenceTestKitPlugin.getInstance()
              .config()
              .withFallback(
                  ConfigFactory.parseString(
                      """
                      pekko.persistence.testkit.events.serialize = off
                      pekko.actor.testkit.typed.single-expect-default = 60 s
                      """)));
  private static final Caller SOMEBODY = Caller.hub("somebody");

  private final TestProbe<Message.Ask> others = KIT.createTestProbe(Message.Ask.class);
  private final TestProbe<Reply> replies = KIT.createTestProbe(Reply.class);

  /** What the fence says next; a majority when nothing is planned. */
  private final Queue<Boolean> majority = new ConcurrentLinkedQueue<>();

  private final String id = UUID.randomUUID().toString();
  private final ActorRef<Message> entity = start();

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  private ActorRef<Message> start() {
    Entities elsewhere =
        (to, message) -> {
          if (message instanceof Message.Ask ask) {
            others.ref().tell(ask);
          }
        };
    var environment =
        new EntityEnvironment(
            Clock.systemUTC(), this::hasMajority, elsewhere, (entity, version, fact, state) -> {});
    return KIT.spawn(
        EntityActor.create(
            EntitySpec.of(EntityKind.QUEUE, any -> new Promises()),
            id,
            environment,
            Optional.empty()));
  }

  private boolean hasMajority() {
    var planned = majority.poll();
    return planned == null || planned;
  }

  private void ask(String command) {
    entity.tell(
        new Message.Ask(
            new CommandId(UUID.randomUUID().toString()),
            Instant.now().plusSeconds(60),
            SOMEBODY,
            command,
            replies.ref()));
  }

  private void done(String command) {
    ask(command);
    replies.expectMessageClass(Reply.Done.class);
  }

  private Set<String> state() {
    var look = KIT.createTestProbe(ViewUpdate.class);
    entity.tell(new Message.Look(new Audience(SOMEBODY, "state", ""), look.ref()));
    var whole = look.expectMessageClass(ViewUpdate.Whole.class);
    return whole.parts().keySet();
  }

  @Test
  void anAnswerIsTakenForTheDutyThatItAnswersWhateverWasSentSince() {
    done("promise a");
    var toA = others.receiveMessage();
    done("promise b");
    var toB = others.receiveMessage();
    assertThat(List.of(toA.command(), toB.command())).containsExactly("do a", "do b");
    toA.replyTo().tell(new Reply.Refused(toA.id(), Refusal.NOT_FOUND));
    replies.awaitAssert(
        () -> {
          assertThat(state()).containsExactly("b");
          return null;
        });
    assertThat(others.receiveMessage().command()).as("repeated until answered").isEqualTo("do b");
    toB.replyTo().tell(new Reply.Done(toB.id()));
    done("promise c");
    assertThat(List.of(others.receiveMessage().command(), others.receiveMessage().command()))
        .as("what is settled isn't repeated")
        .containsExactly("do c", "do c");
  }

  @Test
  void anAnswerThatCameTooLateIsNoAnswer() {
    done("promise a");
    var first = others.receiveMessage();
    first.replyTo().tell(new Reply.Refused(first.id(), Refusal.EXPIRED));
    var second = others.receiveMessage();
    assertThat(second.command()).isEqualTo("do a");
    assertThat(second.deadline()).isAfter(first.deadline());
    assertThat(state()).containsExactly("a");
  }

  @Test
  void anAlarmThatFindsNoMajorityRingsAgain() {
    done("promise a");
    majority.addAll(List.of(true, false, false));
    done("give up a in 10");
    awaitNothingLeft();
  }

  private void awaitNothingLeft() {
    replies.awaitAssert(
        Duration.ofSeconds(10),
        () -> {
          assertThat(state()).isEmpty();
          return null;
        });
  }

  /** Keeps names; each that isn't an alarm is a promise to tell another entity. */
  private static final class Promises implements Rules<String, String, Promises.State> {
    record State(Set<String> names, Instant alarm) {}

    private record Name(String name) implements ViewPart {}

    @Override
    public State vacant() {
      return new State(Set.of(), Instant.EPOCH);
    }

    @Override
    public Decision<String> decide(State state, String command, Asking asking) {
      return Decision.record(command);
    }

    @Override
    public State apply(State state, String event, Instant at) {
      var names = new TreeSet<>(state.names());
      var words = event.split(" ");
      if (event.startsWith("promise")) {
        names.add(words[1]);
      } else if (event.startsWith("give up") && words.length > 4) {
        names.add("alarm " + words[2]);
        return new State(names, at.plusMillis(Long.parseLong(words[4])));
      } else {
        names.removeAll(Set.of(words[2], "alarm " + words[2]));
      }
      return new State(names, state.alarm());
    }

    @Override
    public Agenda<String> agenda(State state) {
      var alarms =
          state.names().stream()
              .filter(name -> name.startsWith("alarm "))
              .map(name -> name.substring("alarm ".length()))
              .map(name -> new Agenda.Alarm<>(name, state.alarm(), "give up " + name))
              .toList();
      var duties =
          state.names().stream()
              .filter(name -> !name.startsWith("alarm "))
              .map(
                  name ->
                      new Agenda.Duty<String>(
                          name,
                          new EntityAddress(EntityKind.LAWYER, name),
                          "do " + name,
                          Optional.of(why -> "give up " + name)))
              .toList();
      return new Agenda<>(alarms, duties, List.of());
    }

    @Override
    public Optional<Map<String, ViewPart>> view(State state, Audience audience, Instant now) {
      return Optional.of(
          state.names().stream()
              .collect(java.util.stream.Collectors.toMap(name -> name, Name::new)));
    }
  }
}
