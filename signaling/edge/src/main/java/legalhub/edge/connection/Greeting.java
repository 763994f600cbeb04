package legalhub.edge.connection;

import legalhub.edge.codec.Field;
import legalhub.edge.connection.Connection.Arrived;
import legalhub.edge.connection.Connection.GoAway;
import legalhub.edge.connection.Connection.HelloLate;
import legalhub.edge.connection.Connection.SocketClosed;
import legalhub.edge.token.Principal;
import legalhub.edge.token.Verdict;
import legalhub.wire.v1.Hello;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/** A socket of which nobody knows yet whose it is. One good Hello in time, or it closes. */
final class Greeting extends AbstractBehavior<Connection.Message> {
  private static final int TOKEN_MAX = 4_096;
  private static final int CLIENT_MAX = 64;

  private final FrameSink sink;
  private final ConnectionEnvironment environment;
  private final TimerScheduler<Connection.Message> timers;
  private final Outbox outbox;

  static Behavior<Connection.Message> create(FrameSink sink, ConnectionEnvironment environment) {
    return Behaviors.withTimers(
        timers -> Behaviors.setup(context -> new Greeting(context, timers, sink, environment)));
  }

  private Greeting(
      ActorContext<Connection.Message> context,
      TimerScheduler<Connection.Message> timers,
      FrameSink sink,
      ConnectionEnvironment environment) {
    super(context);
    this.sink = sink;
    this.environment = environment;
    this.timers = timers;
    this.outbox = new Outbox(sink, environment);
    timers.startSingleTimer(new HelloLate(), environment.settings().times().helloWithin());
  }

  @Override
  public Receive<Connection.Message> createReceive() {
    return newReceiveBuilder()
        .onMessage(Arrived.class, this::arrived)
        .onMessage(HelloLate.class, late -> close(CloseCode.HELLO_LATE))
        .onMessage(GoAway.class, this::goAway)
        .onMessage(SocketClosed.class, closed -> Behaviors.stopped())
        .onAnyMessage(other -> this)
        .build();
  }

  private Behavior<Connection.Message> arrived(Arrived arrived) {
    sink.taken();
    var hello = arrived.frame().getHello();
    return arrived.frame().hasHello() && isValid(hello) ? hello(hello) : close(CloseCode.BAD_FRAME);
  }

  private static boolean isValid(Hello hello) {
    return Field.isId(hello.getSessionId())
        && hello.getToken().length() <= TOKEN_MAX
        && Field.fits(hello.getClient(), CLIENT_MAX);
  }

  private Behavior<Connection.Message> hello(Hello hello) {
    var verdict = environment.services().tokens().verify(hello.getToken());
    if (verdict instanceof Verdict.Valid valid) {
      return greet(valid.principal(), hello.getSessionId());
    }
    return close(
        verdict instanceof Verdict.Expired ? CloseCode.TOKEN_EXPIRED : CloseCode.TOKEN_INVALID);
  }

  private Behavior<Connection.Message> greet(Principal principal, String session) {
    if (environment.services().revocations().covers(principal)) {
      return close(CloseCode.REVOKED);
    }
    if (!environment.persons().enter(principal.personId())) {
      return close(CloseCode.TOO_MANY_CONNECTIONS);
    }
    timers.cancel(new HelloLate());
    return ServingConnection.create(new Peer(principal, session, outbox), sink, environment);
  }

  private Behavior<Connection.Message> goAway(GoAway away) {
    outbox.goAway(away.retryAfter());
    return Behaviors.stopped();
  }

  private Behavior<Connection.Message> close(CloseCode code) {
    outbox.close(code);
    return Behaviors.stopped();
  }
}
