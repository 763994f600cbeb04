package legalhub.simulator.client;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * From a local address of one's choice, which the JDK's client can't do before Java 19. A
 * connection for each call; without TLS.
 */
final class BoundWeb implements Web {
  private static final int BYTES_MAX = 1 << 20;

  private final EventLoopGroup loops;
  private final InetAddress source;
  private final Duration within;

  BoundWeb(EventLoopGroup loops, InetAddress source, Duration within) {
    this.loops = loops;
    this.source = source;
    this.within = within;
  }

  @Override
  public CompletableFuture<Reply> send(URI hub, Call call) {
    var exchange = new Exchange(hub, call);
    var connecting =
        new Bootstrap()
            .group(loops.next())
            .channel(NioSocketChannel.class)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) within.toMillis())
            .handler(exchange.pipeline(within))
            .connect(
                new InetSocketAddress(hub.getHost(), portOf(hub)),
                new InetSocketAddress(source, 0));
    unwatched(connecting.addListener((ChannelFuture done) -> exchange.connected(done)));
    return exchange.reply;
  }

  private static int portOf(URI hub) {
    return hub.getPort() > 0 ? hub.getPort() : 80;
  }

  /** How it ends is told by the exchange's future. */
  private static void unwatched(ChannelFuture unused) {}

  /** One call on one connection. */
  private static final class Exchange extends SimpleChannelInboundHandler<FullHttpResponse> {
    private final URI hub;
    private final Call call;
    private final CompletableFuture<Reply> reply = new CompletableFuture<>();

    Exchange(URI hub, Call call) {
      this.hub = hub;
      this.call = call;
    }

    ChannelInitializer<SocketChannel> pipeline(Duration within) {
      return new ChannelInitializer<>() {
        @Override
        protected void initChannel(SocketChannel channel) {
          channel
              .pipeline()
              .addLast(
                  new ReadTimeoutHandler(within.toMillis(), TimeUnit.MILLISECONDS),
                  new HttpClientCodec(),
                  new HttpObjectAggregator(BYTES_MAX),
                  Exchange.this);
        }
      };
    }

    void connected(ChannelFuture done) {
      if (done.isSuccess()) {
        unwatched(done.channel().writeAndFlush(request()));
      } else {
        fail(done.cause());
      }
    }

    private FullHttpRequest request() {
      var body = Unpooled.copiedBuffer(call.body(), StandardCharsets.UTF_8);
      var request =
          new DefaultFullHttpRequest(
              HttpVersion.HTTP_1_1, HttpMethod.valueOf(call.method()), call.path(), body);
      call.headers().forEach(request.headers()::set);
      request
          .headers()
          .set(HttpHeaderNames.HOST, hub.getRawAuthority())
          .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
          .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
      return request;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse answer) {
      var headers = new TreeMap<String, List<String>>();
      for (var name : answer.headers().names()) {
        headers.put(name.toLowerCase(Locale.ROOT), answer.headers().getAll(name));
      }
      var text = answer.content().toString(StandardCharsets.UTF_8);
      reply.complete(new Reply(answer.status().code(), headers, text));
      unwatched(context.close());
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      fail(new IOException("closed without an answer"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      fail(cause);
      unwatched(context.close());
    }

    private void fail(Throwable why) {
      reply.completeExceptionally(
          new Unreachable("no answer from " + hub.resolve(call.path()), why));
    }
  }
}
