package legalhub.persistence.journal;

import static legalhub.persistence.testing.Waits.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.EntityActor;
import legalhub.actors.entity.EntityEnvironment;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.EntitySpec;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.Reply;
import legalhub.actors.entity.Rules;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.lawyer.Lawyer;
import legalhub.persistence.Store;
import legalhub.persistence.testing.SharedCassandra;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** An upgrade half done: a journal written by the newer release, opened by the older. */
class NewerEventTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String WHERE = "at a place that concerns nobody";

  private final Config config =
      ConfigFactory.parseString(
              """
              pekko.actor.provider = cluster
              pekko.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
              pekko.coordinated-shutdown.exit-jvm = off
              """)
          .withFallback(SharedCassandra.config())
          .resolve();
  private final Logger log =
      (Logger) LoggerFactory.getLogger("legalhub.actors.entity.RecoveryFailures");
  private final Lines lines = new Lines();
  private final List<Object> folded = new CopyOnWriteArrayList<>();

  private Store store;

  @BeforeEach
  void open() {
    store = within(Store.open(config));
    log.setLevel(Level.DEBUG);
    lines.start();
    log.addAppender(lines);
  }

  @AfterEach
  void close() {
    log.detachAppender(lines);
    log.setLevel(null);
    within(store.close());
  }

  @Test
  void anEventOfANewerReleaseSilencesItsEntityAloneUntilTheNewerReleaseIsBack() {
    var newer = newer();
    var rested = new NewerSerializer.Rested(WHERE);
    ask(newer, "seen", new Lawyer.WentOnDuty(), rested, new Lawyer.WentOffDuty());
    ask(newer, "other", new Lawyer.WentOnDuty());
    newer.shutdownTestKit();

    var older = older();
    staysSilent(older, "seen");
    ask(older, "other", new Lawyer.WentOffDuty());
    assertThat(older.system().whenTerminated().isCompleted()).isFalse();
    older.shutdownTestKit();
    assertThat(rows("lawyer|seen")).isEqualTo(3);
    assertThat(rows("lawyer|other")).isEqualTo(2);

    folded.clear();
    var again = newer();
    ask(again, "seen", new Lawyer.WentOnDuty());
    assertThat(folded)
        .containsExactly(
            new Lawyer.WentOnDuty(), rested, new Lawyer.WentOffDuty(), new Lawyer.WentOnDuty());
    again.shutdownTestKit();
  }

  /** Asked while it tries to recover again and again, it neither answers nor writes. */
  private void staysSilent(ActorTestKit older, String entity) {
    var asked = asked(older, spawn(older, entity), new Lawyer.WentOnDuty(), Duration.ofSeconds(5));
    var probe = older.createTestProbe();
    probe.awaitAssert(
        PATIENCE,
        () -> {
          assertThat(lines.all).hasSizeGreaterThan(2);
          return null;
        });
    assertThat(lines.of(Level.ERROR)).hasSize(1);
    assertThat(lines.of(Level.ERROR).get(0)).contains("lawyer", NewerSerializer.MANIFEST);
    assertThat(lines.all).noneMatch(event -> event.getFormattedMessage().contains(WHERE));
    assertThatThrownBy(() -> within(asked)).hasCauseInstanceOf(TimeoutException.class);
  }

  private ActorTestKit older() {
    return ActorTestKit.create(store.config());
  }

  private ActorTestKit newer() {
    return ActorTestKit.create(
        ConfigFactory.parseString(
                "pekko.actor.serializers.legalhub-journal = \""
                    + NewerSerializer.class.getName()
                    + '"')
            .withFallback(store.config()));
  }

  private void ask(ActorTestKit kit, String entity, Object... events) {
    var actor = spawn(kit, entity);
    for (var event : events) {
      assertThat(within(asked(kit, actor, event, PATIENCE))).isInstanceOf(Reply.Done.class);
    }
    kit.stop(actor, PATIENCE);
  }

  private static CompletionStage<Reply> asked(
      ActorTestKit kit, ActorRef<Message> entity, Object event, Duration within) {
    var id = new CommandId(UUID.randomUUID().toString());
    return AskPattern.ask(
        entity,
        replyTo ->
            new Message.Ask(
                id, Clock.systemUTC().instant().plus(PATIENCE), Caller.hub("test"), event, replyTo),
        within,
        kit.scheduler());
  }

  private ActorRef<Message> spawn(ActorTestKit kit, String entity) {
    var environment =
        new EntityEnvironment(
            Clock.systemUTC(),
            () -> true,
            (to, message) -> {},
            (address, version, fact, state) -> {
              folded.clear();
              folded.addAll((List<?>) state);
            });
    var spec = EntitySpec.of(EntityKind.LAWYER, id -> new Told());
    return kit.spawn(EntityActor.create(spec, entity, environment, Optional.empty()));
  }

  private long rows(String entity) {
    var question =
        "SELECT count(*) FROM %s.messages WHERE persistence_id = ? AND partition_nr = 0"
            .formatted(config.getString("legalhub.store.keyspace"));
    return store.session().execute(question, entity).one().getLong(0);
  }

  /** Records what it is told to; its state is all that it has recorded. */
  private static final class Told implements Rules<Object, Object, List<Object>> {
    @Override
    public List<Object> vacant() {
      return List.of();
    }

    @Override
    public Decision<Object> decide(List<Object> state, Object command, Asking asking) {
      return Decision.record(List.of(command));
    }

    @Override
    public List<Object> apply(List<Object> state, Object event, Instant at) {
      return Stream.concat(state.stream(), Stream.of(event)).toList();
    }

    @Override
    public Optional<Map<String, ViewPart>> view(List<Object> s, Audience audience, Instant now) {
      return Optional.empty();
    }
  }

  /** What the log says of failed recoveries. */
  private static final class Lines extends AppenderBase<ILoggingEvent> {
    private final List<ILoggingEvent> all = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      all.add(event);
    }

    private List<String> of(Level level) {
      return all.stream()
          .filter(event -> event.getLevel() == level)
          .map(ILoggingEvent::getFormattedMessage)
          .toList();
    }
  }
}
