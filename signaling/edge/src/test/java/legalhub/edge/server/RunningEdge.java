package legalhub.edge.server;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import legalhub.actors.entity.Caller;
import legalhub.edge.CountingMeter;
import legalhub.edge.EdgeServices;
import legalhub.edge.FakeEntities;
import legalhub.edge.FakeRecordings;
import legalhub.edge.FakeSealer;
import legalhub.edge.Fixtures;
import legalhub.edge.revocation.Revocations;
import legalhub.edge.token.Tokens;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;

/** A whole edge on a free port, with entities that a test plays. */
final class RunningEdge implements AutoCloseable {
  final FakeEntities entities = new FakeEntities();
  final FakeSealer sealer = new FakeSealer();
  final AtomicBoolean storeAvailable = new AtomicBoolean(true);
  final CountingMeter meter = new CountingMeter();
  final Tokens tokens = Fixtures.tokens(Clock.systemUTC());
  final ActorTestKit kit;
  final Revocations revocations;
  final Edge edge;

  RunningEdge(String overrides) {
    kit = ActorTestKit.create("edge-test", Fixtures.config(""));
    revocations = Revocations.start(kit.system(), tokens.life(), Clock.systemUTC());
    edge =
        Edge.start(
            kit.system(),
            Fixtures.settings(overrides),
            new EdgeServices(
                entities,
                sealer,
                new FakeRecordings(),
                Fixtures.town(),
                Fixtures.NO_CONFLICTS,
                tokens,
                revocations,
                storeAvailable::get,
                Clock.systemUTC(),
                meter,
                Fixtures.CONFERENCES));
  }

  TestSocket open() {
    return TestSocket.open(edge.port());
  }

  TestSocket resident(String person) {
    var socket = open().hello(tokens.issue(Caller.Role.RESIDENT, person, "family-" + person), "s");
    socket.next(frame -> frame.hasWelcome());
    return socket;
  }

  @Override
  public void close() {
    edge.stop().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    kit.shutdownTestKit();
  }
}
