package legalhub.simulator.client;

import com.google.protobuf.InvalidProtocolBufferException;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import legalhub.wire.v1.ClientFrame;
import legalhub.wire.v1.ServerFrame;

/** A WebSocket of Netty that speaks {@code legalhub.v1}. */
final class WebSocketLine extends SimpleChannelInboundHandler<WebSocketFrame> implements Line {
  private static final String SUBPROTOCOL = "legalhub.v1";

  /** A snapshot of a full board is larger than what clients may send. */
  private static final int FRAME_BYTES_MAX = 16 << 20;

  private static final int HTTP_BYTES_MAX = 64 << 10;
  private static final int CONNECT_MILLIS_MAX = 10_000;

  private final Listener listener;
  private Channel channel;
  private int closeCode = Closing.ABNORMAL;
  private boolean told;

  private WebSocketLine(Listener listener) {
    this.listener = listener;
  }

  /**
   * @param source the local address to come from; empty: the system's choice
   */
  static Line open(
      EventLoop loop, Address address, Optional<InetAddress> source, Listener listener) {
    var line = new WebSocketLine(listener);
    var bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS_MAX)
            .handler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    line.build(channel, address);
                  }
                });
    source.ifPresent(from -> bootstrap.localAddress(new InetSocketAddress(from, 0)));
    var connected = bootstrap.connect(address.host(), address.port());
    line.channel = connected.channel();
    unwatched(connected.addListener((ChannelFuture done) -> line.connected(done.isSuccess())));
    return line;
  }

  private void build(SocketChannel socket, Address address) {
    var config =
        WebSocketClientProtocolConfig.newBuilder()
            .webSocketUri(address.realtime())
            .version(WebSocketVersion.V13)
            .subprotocol(SUBPROTOCOL)
            .maxFramePayloadLength(FRAME_BYTES_MAX)
            .handleCloseFrames(false)
            // A line that is cut says nothing, not even this.
            .sendCloseFrame(null)
            .generateOriginHeader(false)
            .customHeaders(new DefaultHttpHeaders().set("Origin", address.origin()))
            .build();
    address.tls().ifPresent(tls -> socket.pipeline().addLast(tls.handler(socket)));
    socket
        .pipeline()
        .addLast(
            new HttpClientCodec(),
            new HttpObjectAggregator(HTTP_BYTES_MAX),
            new WebSocketClientProtocolHandler(config),
            this);
  }

  private void connected(boolean success) {
    if (!success) {
      tellClosed();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
      listener.opened();
    } else if (event == ClientHandshakeStateEvent.HANDSHAKE_TIMEOUT) {
      unwatched(context.close());
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
    if (frame instanceof CloseWebSocketFrame close) {
      closeCode = close.statusCode() < 0 ? Closing.NORMAL : close.statusCode();
      unwatched(context.close());
    } else if (frame instanceof BinaryWebSocketFrame) {
      try {
        listener.heard(ServerFrame.parseFrom(frame.content().nioBuffer()));
      } catch (InvalidProtocolBufferException garbled) {
        closeCode = Closing.HEARTBEAT_LOST;
        unwatched(context.close());
      }
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    tellClosed();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    unwatched(context.close());
  }

  private void tellClosed() {
    if (!told) {
      told = true;
      listener.closed(closeCode);
    }
  }

  /** How it ends is told by {@code channelInactive}. */
  private static void unwatched(ChannelFuture unused) {}

  @Override
  public void send(ClientFrame frame) {
    var bytes = Unpooled.wrappedBuffer(frame.toByteArray());
    unwatched(channel.writeAndFlush(new BinaryWebSocketFrame(bytes), channel.voidPromise()));
  }

  @Override
  public void close(int code) {
    if (channel.isActive()) {
      unwatched(
          channel
              .writeAndFlush(new CloseWebSocketFrame(code, ""))
              .addListener(ChannelFutureListener.CLOSE));
    } else {
      unwatched(channel.close());
    }
  }

  @Override
  public void cut() {
    if (channel.isOpen()) {
      // No lingering: the other side is reset, and gets no word of farewell.
      boolean unused = channel.config().setOption(ChannelOption.SO_LINGER, 0);
    }
    unwatched(channel.close());
  }
}
