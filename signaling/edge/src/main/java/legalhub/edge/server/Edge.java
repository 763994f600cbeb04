package legalhub.edge.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import legalhub.edge.EdgeListen;
import legalhub.edge.EdgeServices;
import legalhub.edge.EdgeSettings;
import legalhub.edge.connection.ConnectionEnvironment;
import legalhub.edge.connection.Connections;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running edge of one node: a listening port and the actors behind its sockets. */
// Nobody waits for a write: where one fails, Netty closes the channel, and that is heard.
@SuppressWarnings("FutureReturnValueIgnored")
public final class Edge {
  private static final Logger LOG = LoggerFactory.getLogger(Edge.class);
  private static final int BACKLOG = 4_096;

  /** Views wait for the socket past the high mark, and go on below the low one. */
  private static final WriteBufferWaterMark WRITE_MARKS =
      new WriteBufferWaterMark(32 * 1024, 64 * 1024);

  private final EventLoopGroup loops;
  private final Channel listening;
  private final SocketDoor door;

  private Edge(EventLoopGroup loops, Channel listening, SocketDoor door) {
    this.loops = loops;
    this.listening = listening;
    this.door = door;
  }

  /**
   * Listens, and is ready when this returns.
   *
   * @throws EdgeException when the port is taken or the certificate can't be read
   */
  public static Edge start(ActorSystem<?> system, EdgeSettings settings, EdgeServices services) {
    var tls = tls(settings.listen());
    var id = UUID.randomUUID();
    var environment =
        ConnectionEnvironment.of(
            settings,
            services,
            shared -> system.systemActorOf(shared, "legalhub-shared-" + id, Props.empty()));
    var connections =
        system.systemActorOf(
            Connections.create(environment), "legalhub-connections-" + id, Props.empty());
    var door = new SocketDoor(environment, connections);
    var threads = new DefaultThreadFactory("legalhub-edge");
    var loops = new MultiThreadIoEventLoopGroup(settings.listen().threads(), threads, ioHandlers());
    try {
      var listening = listen(loops, settings.listen(), new SocketInitializer(tls, door));
      LOG.info(
          "the edge listens on port {}{}",
          ((InetSocketAddress) listening.localAddress()).getPort(),
          tls.isPresent() ? " with TLS" : "");
      return new Edge(loops, listening, door);
    } catch (EdgeException e) {
      loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
      door.stop();
      throw e;
    }
  }

  private static IoHandlerFactory ioHandlers() {
    return Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
  }

  private static Class<? extends ServerChannel> channelType() {
    return Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
  }

  private static Channel listen(
      EventLoopGroup loops, EdgeListen listen, SocketInitializer initializer) {
    var bound =
        new ServerBootstrap()
            .group(loops)
            .channel(channelType())
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WRITE_MARKS)
            .childHandler(initializer)
            .bind(listen.host(), listen.port())
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new EdgeException(
          "The real-time port "
              + listen.port()
              + " on "
              + listen.host()
              + " can't be opened; another program may be using it.",
          bound.cause());
    }
    return bound.channel();
  }

  private static Optional<SslContext> tls(EdgeListen listen) {
    if (listen.certificate().isEmpty() || listen.key().isEmpty()) {
      return Optional.empty();
    }
    var certificate = listen.certificate().get().toFile();
    var key = listen.key().get().toFile();
    try {
      return Optional.of(SslContextBuilder.forServer(certificate, key).build());
    } catch (SSLException | IllegalArgumentException e) {
      throw new EdgeException(
          "The certificate " + certificate + " with the key " + key + " can't be used.", e);
    }
  }

  /** Where it listens; of use when the settings asked for any free port. */
  public int port() {
    return ((InetSocketAddress) listening.localAddress()).getPort();
  }

  /** How many sockets are open. */
  public int sockets() {
    return door.sockets();
  }

  /**
   * What waits to be written to all sockets, in bytes. Looks at each: for the eye, not for code.
   */
  public long bytesWaiting() {
    return door.bytesWaiting();
  }

  /**
   * Takes no newcomers and tells every client to go elsewhere and when. The port stays open, so
   * that a late client gets a code too.
   *
   * @param spread over which clients are told, so that other nodes don't meet all at once; zero
   *     where there is no other node
   * @return complete when nobody is left
   */
  public CompletionStage<Void> drain(Duration spread) {
    var gone = new CompletableFuture<Void>();
    door.drain(spread, () -> gone.complete(null));
    return gone;
  }

  /** Drains at once, closes the port and every socket; complete when all is gone. */
  public CompletionStage<Void> stop() {
    drain(Duration.ZERO);
    var stopped = new CompletableFuture<Void>();
    listening
        .close()
        .addListener(
            closed ->
                loops
                    .shutdownGracefully(500, 3_000, TimeUnit.MILLISECONDS)
                    .addListener(
                        done -> {
                          door.stop();
                          stopped.complete(null);
                        }));
    return stopped;
  }
}
