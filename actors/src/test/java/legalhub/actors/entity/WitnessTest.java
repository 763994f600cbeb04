package legalhub.actors.entity;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a node hears of an entity that lives on it. */
class WitnessTest {
  static {
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
  }

  private static final ActorTestKit KIT =
      ActorTestKit.create(
          PersistenceTestKitPlugin.getInstance()
              .config()
              .withFallback(
                  ConfigFactory.parseString("pekko.persistence.testkit.events.serialize = off")));
  private static final PersistenceTestKit JOURNAL = PersistenceTestKit.create(KIT.system());

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<Long> spans = new LinkedBlockingQueue<>();
  private final ActorRef<Reply> replies = KIT.<Reply>createTestProbe().ref();
  private final String id = UUID.randomUUID().toString();

  /** Writes down all that it is told. */
  private final Witness witness =
      new Witness() {
        @Override
        public void recorded(EntityAddress entity, long version, Recorded<?> fact, Object state) {
          heard.add(version + " " + fact.event() + " -> " + state);
        }

        @Override
        public void arrived(EntityAddress entity, Object state, long nanos) {
          spans.add(nanos);
          heard.add("arrived " + state);
        }

        @Override
        public void gone(EntityAddress entity) {
          heard.add("gone");
        }

        @Override
        public void wrote(EntityAddress entity, long nanos) {
          spans.add(nanos);
          heard.add("wrote");
        }

        @Override
        public void wroteInVain(EntityAddress entity) {
          heard.add("wrote in vain");
        }
      };

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  private ActorRef<Message> start() {
    var environment =
        new EntityEnvironment(
            Clock.systemUTC(),
            () -> true,
            (to, message) -> {},
            Witness.both(Witness.none(), witness));
    return KIT.spawn(
        EntityActor.create(
            EntitySpec.of(EntityKind.QUEUE, any -> new Words()),
            id,
            environment,
            Optional.empty()));
  }

  private void ask(ActorRef<Message> entity, String command) {
    entity.tell(
        new Message.Ask(
            new CommandId(UUID.randomUUID().toString()),
            Instant.now().plusSeconds(60),
            Caller.hub("somebody"),
            command,
            replies));
  }

  private void hears(String... expected) throws InterruptedException {
    for (var each : expected) {
      assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo(each);
    }
  }

  @Test
  void eachFactOfOneWriteIsToldWithTheStateRightAfterIt() throws InterruptedException {
    ask(start(), "a b c");
    hears("arrived []", "wrote", "1 a -> [a]", "2 b -> [a, b]", "3 c -> [a, b, c]");
  }

  @Test
  void anEntityThatMovesIsGoneHereAndArrivesThereWithWhatItIs() throws InterruptedException {
    var before = start();
    ask(before, "a b");
    hears("arrived []", "wrote", "1 a -> [a]", "2 b -> [a, b]");
    before.tell(EntityActor.stopMessage());
    hears("gone");
    start();
    hears("arrived [a, b]");
    assertThat(spans).hasSize(3).allSatisfy(span -> assertThat(span).isPositive());
  }

  @Test
  void aFailedWriteMakesItStartAnewOnceAndIsNoFact() throws InterruptedException {
    var entity = start();
    JOURNAL.failNextPersisted("queue|" + id);
    ask(entity, "a");
    hears("arrived []", "wrote in vain", "gone", "arrived []");
    ask(entity, "b");
    hears("wrote", "1 b -> [b]");
    entity.tell(EntityActor.stopMessage());
    hears("gone");
  }

  @Test
  void aRefusalAndNoNewsAreNotWritten() throws InterruptedException {
    var entity = start();
    ask(entity, "");
    ask(entity, "no");
    entity.tell(EntityActor.stopMessage());
    hears("arrived []", "gone");
  }

  /** Keeps words; a command is several at once. */
  private static final class Words implements Rules<String, String, List<String>> {
    @Override
    public List<String> vacant() {
      return List.of();
    }

    @Override
    public Decision<String> decide(List<String> state, String command, Asking asking) {
      if (command.equals("no")) {
        return Decision.refuse(Refusal.INVALID);
      }
      return command.isEmpty()
          ? Decision.alreadySo()
          : Decision.record(List.of(command.split(" ")));
    }

    @Override
    public List<String> apply(List<String> state, String event, Instant at) {
      var more = new ArrayList<>(state);
      more.add(event);
      return List.copyOf(more);
    }

    @Override
    public Optional<Map<String, ViewPart>> view(
        List<String> state, Audience audience, Instant now) {
      return Optional.empty();
    }
  }
}
