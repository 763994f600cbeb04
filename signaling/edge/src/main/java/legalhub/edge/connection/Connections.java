package legalhub.edge.connection;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/** The parent of all connections of one node. */
public final class Connections extends AbstractBehavior<Connections.Message> {
  /** What the parent takes. */
  public sealed interface Message {}

  /**
   * A socket was opened.
   *
   * @param attached is given the connection's actor, on another thread
   */
  public record Open(FrameSink sink, Consumer<ActorRef<Connection.Message>> attached)
      implements Message {}

  /**
   * Every client shall go elsewhere, and newcomers too. Said again, the later spread counts.
   *
   * @param spread over which they are told, so that other nodes don't meet all of them at once;
   *     zero where there is no other node: then they are told at once, and come back at a random
   *     time
   * @param gone run on another thread once nobody is left
   */
  public record Drain(Duration spread, Runnable gone) implements Message {}

  /** The edge is gone: so is every connection. */
  public record Stop() implements Message {}

  private record Ended(ActorRef<Connection.Message> connection, FrameSink sink)
      implements Message {}

  private final ConnectionEnvironment environment;
  private final Set<ActorRef<Connection.Message>> open = new HashSet<>();
  private Runnable gone = () -> {};
  private Optional<Duration> draining = Optional.empty();

  public static Behavior<Message> create(ConnectionEnvironment environment) {
    return Behaviors.setup(context -> new Connections(context, environment));
  }

  private Connections(ActorContext<Message> context, ConnectionEnvironment environment) {
    super(context);
    this.environment = environment;
  }

  @Override
  public Receive<Message> createReceive() {
    return newReceiveBuilder()
        .onMessage(Open.class, this::open)
        .onMessage(Drain.class, this::drain)
        .onMessage(Stop.class, stop -> Behaviors.stopped())
        .onMessage(Ended.class, this::ended)
        .build();
  }

  private Behavior<Message> open(Open opened) {
    if (draining.isPresent()) {
      var elsewhere = environment.elsewhereAfter(draining.get());
      opened.sink().close(CloseCode.GOING_AWAY, elsewhere);
      return this;
    }
    var connection = getContext().spawnAnonymous(Connection.create(opened.sink(), environment));
    getContext().watchWith(connection, new Ended(connection, opened.sink()));
    open.add(connection);
    opened.attached().accept(connection);
    return this;
  }

  private Behavior<Message> drain(Drain drain) {
    draining = Optional.of(drain.spread());
    gone = drain.gone();
    open.forEach(connection -> sendAway(connection, drain.spread()));
    tellWhenEmpty();
    return this;
  }

  private void sendAway(ActorRef<Connection.Message> connection, Duration spread) {
    var away = new Connection.GoAway(environment.elsewhereAfter(spread));
    if (spread.isZero()) {
      connection.tell(away);
      return;
    }
    var when = Duration.ofMillis(ThreadLocalRandom.current().nextLong(spread.toMillis()));
    getContext().scheduleOnce(when, connection, away);
  }

  private void tellWhenEmpty() {
    if (draining.isPresent() && open.isEmpty()) {
      gone.run();
    }
  }

  /** A connection that failed has closed nothing itself. */
  private Behavior<Message> ended(Ended ended) {
    open.remove(ended.connection());
    ended.sink().abort();
    tellWhenEmpty();
    return this;
  }
}
