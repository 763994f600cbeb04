package legalhub.edge.server;

import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.ssl.SslContext;
import java.util.Optional;

/** What a fresh connection goes through. */
final class SocketInitializer extends ChannelInitializer<SocketChannel> {
  /** An upgrade has no body; this much is read before it is refused. */
  private static final int BODY_BYTES_MAX = 8 * 1024;

  private static final int FLUSH_AFTER = 64;

  private final Optional<SslContext> tls;
  private final SocketDoor door;

  SocketInitializer(Optional<SslContext> tls, SocketDoor door) {
    this.tls = tls;
    this.door = door;
  }

  @Override
  protected void initChannel(SocketChannel channel) {
    var pipeline = channel.pipeline();
    tls.ifPresent(context -> pipeline.addLast(context.newHandler(channel.alloc())));
    pipeline.addLast(
        new FlushConsolidationHandler(FLUSH_AFTER, true),
        new HttpServerCodec(),
        new HttpObjectAggregator(BODY_BYTES_MAX),
        new UpgradeHandler(door));
  }
}
