package legalhub.edge.server;

import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import legalhub.edge.connection.CloseCode;
import legalhub.edge.connection.Connection;
import legalhub.wire.v1.ClientFrame;
import org.apache.pekko.actor.typed.ActorRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Frames of one socket, to its actor. What isn't of the protocol ends here, with its code. */
// Nobody waits for a write: where one fails, Netty closes the channel, and that is heard.
@SuppressWarnings("FutureReturnValueIgnored")
final class SocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
  private static final Logger LOG = LoggerFactory.getLogger(SocketHandler.class);
  private static final Parser<ClientFrame> PARSER =
      DiscardUnknownFieldsParser.wrap(ClientFrame.parser());

  private final ChannelSink sink;
  private final RateLimit rate;
  private final Rush rush;
  private final List<ClientFrame> early = new ArrayList<>();
  private ActorRef<Connection.Message> connection;
  private boolean spoke;

  SocketHandler(ChannelSink sink, RateLimit rate, Rush rush) {
    this.sink = sink;
    this.rate = rate;
    this.rush = rush;
  }

  ChannelSink sink() {
    return sink;
  }

  /** In the event loop: the actor is there. */
  void attached(ActorRef<Connection.Message> actor) {
    connection = actor;
    early.forEach(frame -> actor.tell(new Connection.Arrived(frame)));
    early.clear();
    if (sink.isClosing()) {
      actor.tell(new Connection.SocketClosed());
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
    if (frame instanceof CloseWebSocketFrame) {
      closed(ctx);
    } else if (sink.isClosing()) {
      return;
    } else if (!rate.take(System.nanoTime())) {
      refuse(CloseCode.TOO_FAST);
    } else if (frame instanceof BinaryWebSocketFrame binary) {
      binary(binary);
    } else if (frame instanceof PingWebSocketFrame ping) {
      ctx.writeAndFlush(new PongWebSocketFrame(ping.content().retain()), ctx.voidPromise());
    } else if (!(frame instanceof PongWebSocketFrame)) {
      refuse(CloseCode.BAD_FRAME);
    }
  }

  private void binary(BinaryWebSocketFrame frame) {
    try {
      var parsed = PARSER.parseFrom(frame.content().nioBuffer());
      if (!spoke && !mayGreet()) {
        return;
      }
      sink.handedOver();
      if (connection == null) {
        early.add(parsed);
      } else {
        connection.tell(new Connection.Arrived(parsed));
      }
    } catch (InvalidProtocolBufferException e) {
      refuse(CloseCode.BAD_FRAME);
    }
  }

  /** The first frame is to be the Hello. One who only sits there keeps nobody else out. */
  private boolean mayGreet() {
    spoke = true;
    if (rush.enter()) {
      sink.onAnswer(() -> rush.leave(System.nanoTime()));
      return true;
    }
    sink.close(CloseCode.OVERLOADED, rush.turn(System.nanoTime()));
    tellClosed();
    return false;
  }

  private void closed(ChannelHandlerContext ctx) {
    if (sink.closedByClient()) {
      tellClosed();
      // A code from the network may be one that no endpoint may send: the answer names none of it.
      ctx.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE))
          .addListener(written -> ctx.close());
    } else {
      ctx.close();
    }
  }

  private void refuse(CloseCode code) {
    LOG.debug("connection {} is closed: {}", sink.id(), code);
    sink.close(code, Duration.ZERO);
    tellClosed();
  }

  private void tellClosed() {
    if (connection != null) {
      connection.tell(new Connection.SocketClosed());
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (ctx.channel().isWritable() && connection != null && !sink.isClosing()) {
      connection.tell(new Connection.Writable());
    }
    ctx.fireChannelWritabilityChanged();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (sink.closedByClient()) {
      tellClosed();
    }
    ctx.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof TooLongFrameException || isTooBig(cause)) {
      refuse(CloseCode.FRAME_TOO_LARGE);
    } else if (cause instanceof CodecException) {
      refuse(CloseCode.BAD_FRAME);
    } else if (cause instanceof IOException) {
      ctx.close();
    } else {
      LOG.warn("connection {} failed: {}", sink.id(), cause.getClass().getName());
      ctx.close();
    }
  }

  private static boolean isTooBig(Throwable cause) {
    return cause instanceof CorruptedWebSocketFrameException corrupted
        && WebSocketCloseStatus.MESSAGE_TOO_BIG.equals(corrupted.closeStatus());
  }
}
