package legalhub.simulator.client;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import legalhub.wire.v1.ClientFrame;
import legalhub.wire.v1.Limits;
import legalhub.wire.v1.Role;
import legalhub.wire.v1.Welcome;

/**
 * A hub that says what a test tells it to: log-in over HTTP, and sockets whose frames wait to be
 * read.
 */
public final class FakeHub implements AutoCloseable {
  static final long LIVES_MILLIS = 600_000;

  private static final int MESSAGE_BYTES_MAX = 1 << 20;
  private static final long PATIENCE_SECONDS = 10;

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final BlockingQueue<FakeSeat> newcomers = new LinkedBlockingQueue<>();
  private final AtomicInteger tokens = new AtomicInteger();
  private final Channel door;
  public volatile Welcome welcome =
      Welcome.newBuilder()
          .setBeatEveryMillis(5_000)
          .setDeadAfterMillis(15_000)
          .setServerTimeMillis(System.currentTimeMillis())
          .setTokenExpiresMillis(System.currentTimeMillis() + LIVES_MILLIS)
          .setLimits(Limits.newBuilder().setCommandsPendingMax(64))
          .setRole(Role.RESIDENT)
          .setPersonId("person-1")
          .build();
  volatile HttpResponseStatus logInAnswer = HttpResponseStatus.OK;
  volatile HttpResponseStatus refreshAnswer = HttpResponseStatus.OK;

  /** From which addresses people logged in. */
  final Queue<String> logInsFrom = new ConcurrentLinkedQueue<>();

  /** Who says more than the log-ins: empty where the usual answer is the right one. */
  public volatile Function<Told, Optional<Said>> script = told -> Optional.empty();

  /** Who hears every frame, beside the test that reads it. */
  public volatile BiConsumer<FakeSeat, ClientFrame> ear = (seat, frame) -> {};

  /** Whoever says Hello is sent away with this code; 0 welcomes them. */
  public volatile int turnAway;

  private final BlockingQueue<Integer> turnedAway = new LinkedBlockingQueue<>();

  /** What somebody asked by HTTP; the key is {@code ""} for none. */
  public record Told(String method, String path, String key, String body) {}

  public record Said(int status, String body) {}

  FakeHub() {
    door =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    build(channel);
                  }
                })
            .bind("127.0.0.1", 0)
            .syncUninterruptibly()
            .channel();
  }

  private void build(SocketChannel channel) {
    var socket =
        WebSocketServerProtocolConfig.newBuilder()
            .websocketPath("/realtime")
            .subprotocols("legalhub.v1")
            .maxFramePayloadLength(MESSAGE_BYTES_MAX)
            .handleCloseFrames(false)
            .build();
    channel
        .pipeline()
        .addLast(
            new HttpServerCodec(),
            new HttpObjectAggregator(MESSAGE_BYTES_MAX),
            new WebSocketServerProtocolHandler(socket),
            new LogIns(),
            new FakeSeat(this, newcomers));
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + ((InetSocketAddress) door.localAddress()).getPort());
  }

  /** The next socket that said Hello and was welcomed. */
  public FakeSeat nextSeat() {
    var seat = nextSeatWithin(PATIENCE_SECONDS * 1_000);
    if (seat == null) {
      throw new AssertionError("nobody came");
    }
    return seat;
  }

  /** Null when nobody comes. */
  public FakeSeat nextSeatWithin(long millis) {
    try {
      return newcomers.poll(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  /** Somebody was sent away. */
  void awaitTurnedAway() {
    try {
      if (turnedAway.poll(PATIENCE_SECONDS, TimeUnit.SECONDS) == null) {
        throw new AssertionError("nobody was turned away");
      }
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  /** False: with this Hello the seat is refused. */
  boolean mayEnter(FakeSeat seat) {
    int code = turnAway;
    if (code != 0) {
      seat.close(code);
      turnedAway.add(code);
    }
    return code == 0;
  }

  static String addressOf(ChannelHandlerContext context) {
    return ((InetSocketAddress) context.channel().remoteAddress()).getAddress().getHostAddress();
  }

  private String answer(String path) {
    if (path.equals("/api/town")) {
      return """
          {"realtimeUrls":[],"demo":true,"noticeVersion":"1","unheardOf":1,
           "pools":[{"id":"p","desks":[{"id":"family","general":false}]}],
           "categories":[{"id":"LABOUR","desk":"family"}]}""";
    }
    return """
        {"accessToken":"token-%d","expiresAtMillis":%d,"role":"RESIDENT","personId":"person-1",
         "name":""}"""
        .formatted(tokens.incrementAndGet(), System.currentTimeMillis() + LIVES_MILLIS);
  }

  private Said usual(String path) {
    var status = status(path);
    boolean fine = status.equals(HttpResponseStatus.OK);
    return new Said(status.code(), fine ? answer(path) : "{\"code\":\"NO\"}");
  }

  private HttpResponseStatus status(String path) {
    return switch (path) {
      case "/api/sessions/anonymous", "/api/sessions/staff" -> logInAnswer;
      case "/api/sessions/refresh" -> refreshAnswer;
      default -> HttpResponseStatus.OK;
    };
  }

  /** The HTTP side. */
  private final class LogIns extends SimpleChannelInboundHandler<FullHttpRequest> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
      if (request.uri().equals("/api/sessions/anonymous")) {
        logInsFrom.add(addressOf(context));
      }
      var told =
          new Told(
              request.method().name(),
              request.uri(),
              request.headers().get("Idempotency-Key", ""),
              request.content().toString(StandardCharsets.UTF_8));
      var said = script.apply(told).orElseGet(() -> usual(request.uri()));
      var response =
          new DefaultFullHttpResponse(
              HttpVersion.HTTP_1_1,
              HttpResponseStatus.valueOf(said.status()),
              Unpooled.copiedBuffer(said.body(), StandardCharsets.UTF_8));
      response.headers().set("Content-Length", response.content().readableBytes());
      response.headers().set("Set-Cookie", "legalhub-resident=r1; Path=/api/sessions; HttpOnly");
      var unused = context.writeAndFlush(response);
    }
  }

  @Override
  public void close() {
    door.close().syncUninterruptibly();
    var unused = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
