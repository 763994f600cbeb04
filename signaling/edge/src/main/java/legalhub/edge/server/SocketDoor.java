package legalhub.edge.server;

import io.netty.channel.Channel;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import legalhub.edge.EdgeMeter;
import legalhub.edge.EdgeSettings;
import legalhub.edge.connection.CloseCode;
import legalhub.edge.connection.ConnectionEnvironment;
import legalhub.edge.connection.Connections;
import legalhub.edge.connection.SharedViews;
import legalhub.edge.connection.Tally;
import org.apache.pekko.actor.typed.ActorRef;

/** Who may come in: counts sockets by node and by address, and gives each its actor. */
final class SocketDoor {
  private static final String ALL = "";

  private final EdgeSettings settings;
  private final ConnectionEnvironment environment;
  private final ActorRef<Connections.Message> connections;
  private final Tally node;
  private final Tally byAddress;
  private final Set<ChannelSink> open = ConcurrentHashMap.newKeySet();
  private final Rush rush;

  /** Over which this node sends its people away; empty while it takes everybody. */
  private final AtomicReference<Optional<Duration>> draining =
      new AtomicReference<>(Optional.empty());

  SocketDoor(ConnectionEnvironment environment, ActorRef<Connections.Message> connections) {
    this.settings = environment.settings();
    this.environment = environment;
    this.connections = connections;
    this.node = new Tally(settings.limits().connectionsMax());
    this.byAddress = new Tally(settings.limits().connectionsPerAddressMax());
    this.rush =
        new Rush(
            settings.limits().greetingsMax(), settings.times().retryAfterMin(), System.nanoTime());
  }

  EdgeSettings settings() {
    return settings;
  }

  EdgeMeter meter() {
    return environment.services().meter();
  }

  OriginRule origins() {
    return new OriginRule(settings.listen().origins());
  }

  ClientAddress addresses() {
    return new ClientAddress(settings.listen().trustedProxies());
  }

  SocketHandler socket(Channel channel) {
    var limits = settings.limits();
    return new SocketHandler(
        new ChannelSink(channel, settings.times().closeWithin(), meter()),
        new RateLimit(limits.framesPerWindowMax(), limits.rateWindow()),
        rush);
  }

  /** The upgrade is written: the socket gets its actor, or a close code. */
  void enter(Channel channel, SocketHandler socket, String address) {
    var leaving = draining.get();
    if (leaving.isPresent()) {
      var elsewhere = environment.elsewhereAfter(leaving.get());
      socket.sink().close(CloseCode.GOING_AWAY, elsewhere);
    } else if (!node.enter(ALL)) {
      sendAway(socket, CloseCode.OVERLOADED);
    } else if (!byAddress.enter(address)) {
      node.leave(ALL);
      sendAway(socket, CloseCode.TOO_MANY_CONNECTIONS);
    } else {
      open.add(socket.sink());
      channel
          .closeFuture()
          .addListener(
              closed -> {
                open.remove(socket.sink());
                byAddress.leave(address);
                node.leave(ALL);
              });
      connections.tell(
          new Connections.Open(
              socket.sink(), actor -> channel.eventLoop().execute(() -> socket.attached(actor))));
    }
  }

  /** How many sockets have an actor here. */
  int sockets() {
    return open.size();
  }

  /** What waits to be written to all of them, in bytes. */
  long bytesWaiting() {
    return open.stream().mapToLong(ChannelSink::bytesWaiting).sum();
  }

  private void sendAway(SocketHandler socket, CloseCode code) {
    socket.sink().close(code, environment.retryAfter());
  }

  void drain(Duration spread, Runnable gone) {
    draining.set(Optional.of(spread));
    connections.tell(new Connections.Drain(spread, gone));
  }

  /** After the last socket. */
  void stop() {
    connections.tell(new Connections.Stop());
    environment.shared().tell(new SharedViews.Stop());
  }
}
