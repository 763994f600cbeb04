package legalhub.edge.server;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns one HTTP request into a socket of the protocol, or says why not. */
// Nobody waits for a write: where one fails, Netty closes the channel, and that is heard.
@SuppressWarnings("FutureReturnValueIgnored")
final class UpgradeHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final Logger LOG = LoggerFactory.getLogger(UpgradeHandler.class);
  private static final String SUBPROTOCOL = "legalhub.v1";

  private final SocketDoor door;

  UpgradeHandler(SocketDoor door) {
    this.door = door;
  }

  /** A connection that never asks for anything doesn't stay. */
  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    var within = door.settings().times().helloWithin().toMillis();
    var cut =
        ctx.executor()
            .schedule(
                () -> {
                  if (ctx.pipeline().context(this) != null) {
                    ctx.close();
                  }
                },
                within,
                TimeUnit.MILLISECONDS);
    ctx.channel().closeFuture().addListener(closed -> cut.cancel(false));
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
    var refusal = refusal(request);
    if (refusal.isPresent()) {
      door.meter().upgradeRefused(refusal.get().code());
      refuse(ctx, refusal.get());
    } else {
      upgrade(ctx, request);
    }
  }

  private Optional<HttpResponseStatus> refusal(FullHttpRequest request) {
    var headers = request.headers();
    if (!request.decoderResult().isSuccess()) {
      return Optional.of(HttpResponseStatus.BAD_REQUEST);
    }
    if (!new QueryStringDecoder(request.uri()).rawPath().equals(door.settings().listen().path())) {
      return Optional.of(HttpResponseStatus.NOT_FOUND);
    }
    if (!request.method().equals(HttpMethod.GET)
        || !headers.containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)) {
      return Optional.of(HttpResponseStatus.UPGRADE_REQUIRED);
    }
    if (!door.origins().allows(headers)) {
      return Optional.of(HttpResponseStatus.FORBIDDEN);
    }
    return offersProtocol(headers.get(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, ""))
        ? Optional.empty()
        : Optional.of(HttpResponseStatus.BAD_REQUEST);
  }

  private static boolean offersProtocol(String offered) {
    return Arrays.stream(offered.split(",")).anyMatch(one -> one.strip().equals(SUBPROTOCOL));
  }

  private void upgrade(ChannelHandlerContext ctx, FullHttpRequest request) {
    int frameMax = door.settings().limits().frameBytesMax();
    var frames =
        WebSocketDecoderConfig.newBuilder()
            .maxFramePayloadLength(frameMax)
            .allowExtensions(false)
            // The codes are ours to choose.
            .closeOnProtocolViolation(false)
            .build();
    var handshaker =
        new WebSocketServerHandshakerFactory(door.settings().listen().path(), SUBPROTOCOL, frames)
            .newHandshaker(request);
    if (handshaker == null) {
      door.meter().upgradeRefused(HttpResponseStatus.UPGRADE_REQUIRED.code());
      WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(ctx.channel())
          .addListener(ChannelFutureListener.CLOSE);
      return;
    }
    var address = door.addresses().of(ctx.channel().remoteAddress(), request.headers());
    var pipeline = ctx.pipeline();
    var socket = door.socket(ctx.channel());
    try {
      pipeline.addLast(new WebSocketFrameAggregator(frameMax), socket);
      pipeline.remove(this);
      handshaker.handshake(ctx.channel(), request);
    } catch (WebSocketHandshakeException e) {
      ctx.close();
      return;
    }
    door.enter(ctx.channel(), socket, address);
  }

  private static void refuse(ChannelHandlerContext ctx, HttpResponseStatus status) {
    var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER);
    response.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0);
    response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    if (status.equals(HttpResponseStatus.UPGRADE_REQUIRED)) {
      response.headers().set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET);
    }
    ctx.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    LOG.debug("a client failed before its upgrade: {}", cause.getClass().getName());
    ctx.close();
  }
}
