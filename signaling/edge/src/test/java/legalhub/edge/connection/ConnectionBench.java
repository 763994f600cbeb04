package legalhub.edge.connection;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Message;
import legalhub.edge.CountingMeter;
import legalhub.edge.EdgeServices;
import legalhub.edge.FakeEntities;
import legalhub.edge.FakeRecordings;
import legalhub.edge.FakeSealer;
import legalhub.edge.Fixtures;
import legalhub.edge.ManualClock;
import legalhub.edge.revocation.Revocations;
import legalhub.edge.token.Tokens;
import legalhub.wire.v1.Beat;
import legalhub.wire.v1.ClientFrame;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.Hello;
import legalhub.wire.v1.Subscribe;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.testkit.ExplicitlyTriggeredScheduler;

/**
 * Connections under a clock and a scheduler that a test moves. Every message is dealt with in the
 * test's own thread, so after each line all has happened that can.
 */
public final class ConnectionBench implements AutoCloseable {
  final ManualClock clock = new ManualClock();
  public final FakeEntities entities = new FakeEntities();
  final FakeRecordings recordings = new FakeRecordings();
  final FakeSealer sealer = new FakeSealer();
  final AtomicBoolean storeAvailable = new AtomicBoolean(true);
  final CountingMeter meter = new CountingMeter();
  public final Tokens tokens = Fixtures.tokens(clock);
  public final ActorTestKit kit;
  private final ExplicitlyTriggeredScheduler scheduler;
  final Revocations revocations;
  public final ConnectionEnvironment environment;
  public final ActorRef<Connections.Message> connections;

  public ConnectionBench(String overrides) {
    kit =
        ActorTestKit.create(
            "connection-test",
            ConfigFactory.parseString(
                    """
                    pekko.actor.default-dispatcher {
                      type = org.apache.pekko.testkit.CallingThreadDispatcherConfigurator
                    }
                    pekko.actor.internal-dispatcher = pekko.actor.default-dispatcher
                    """)
                .withFallback(ManualTime.config())
                .withFallback(ConfigFactory.load()));
    scheduler = (ExplicitlyTriggeredScheduler) kit.system().classicSystem().scheduler();
    clock.follow(scheduler::currentTimeMs);
    revocations = Revocations.start(kit.system(), tokens.life(), clock);
    environment =
        ConnectionEnvironment.of(
            Fixtures.settings(overrides),
            new EdgeServices(
                entities,
                sealer,
                recordings,
                Fixtures.town(),
                Fixtures.NO_CONFLICTS,
                tokens,
                revocations,
                storeAvailable::get,
                clock,
                meter,
                Fixtures.CONFERENCES),
            kit::spawn);
    connections = kit.spawn(Connections.create(environment));
  }

  /**
   * Time passes, timer by timer. {@code ManualTime} itself would sleep at each step, to let other
   * threads finish; here there are none.
   */
  void pass(Duration span) {
    scheduler.scheduleOnce(span, () -> {}, kit.system().executionContext());
    scheduler.executeTasks(scheduler.currentTimeMs() + span.toMillis());
  }

  /** An open socket. */
  Client open() {
    return new Client();
  }

  Client greeted(Caller.Role role, String person) {
    return greeted(role, person, "session-" + person);
  }

  Client greeted(Caller.Role role, String person, String session) {
    return open().hello(tokens.issue(role, person, "family-" + person), session);
  }

  Client resident(String person) {
    return greeted(Caller.Role.RESIDENT, person);
  }

  Client lawyer() {
    return greeted(Caller.Role.LAWYER, Fixtures.LAWYER.value());
  }

  /** The last message of that kind that an entity was told. */
  <M extends Message> M last(Class<M> kind) {
    var told = entities.told(kind);
    return told.get(told.size() - 1).message();
  }

  @Override
  public void close() {
    kit.shutdownTestKit();
  }

  /** One client and the actor behind its socket. */
  final class Client {
    final FakeSink sink = new FakeSink();
    ActorRef<Connection.Message> actor;

    Client() {
      connections.tell(new Connections.Open(sink, made -> actor = made));
    }

    Client send(ClientFrame.Builder frame) {
      actor.tell(new Connection.Arrived(frame.build()));
      return this;
    }

    Client hello(String token, String session) {
      return send(
          ClientFrame.newBuilder()
              .setHello(
                  Hello.newBuilder().setToken(token).setSessionId(session).setClient("test")));
    }

    Client command(Command.Builder command) {
      return send(ClientFrame.newBuilder().setCommand(command));
    }

    Client subscribe(Subscribe.Builder subscribe) {
      return send(ClientFrame.newBuilder().setSubscribe(subscribe));
    }

    Client beat() {
      return send(ClientFrame.newBuilder().setBeat(Beat.getDefaultInstance()));
    }

    Client socketClosed() {
      actor.tell(new Connection.SocketClosed());
      return this;
    }
  }
}
