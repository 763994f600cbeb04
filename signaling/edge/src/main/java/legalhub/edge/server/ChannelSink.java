package legalhub.edge.server;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import legalhub.edge.EdgeMeter;
import legalhub.edge.connection.CloseCode;
import legalhub.edge.connection.FrameSink;
import legalhub.wire.v1.Goodbye;
import legalhub.wire.v1.ServerFrame;

/** One socket, as its connection's actor writes to it. */
// Nobody waits for a write: where one fails, Netty closes the channel, and that is heard.
@SuppressWarnings("FutureReturnValueIgnored")
final class ChannelSink implements FrameSink {
  /** Frames handed to the actor and not yet taken, past which nothing is read. */
  private static final int UNTAKEN_MAX = 64;

  private final Channel channel;
  private final Duration closeWithin;
  private final EdgeMeter meter;
  private final AtomicBoolean closing = new AtomicBoolean();
  private final AtomicInteger untaken = new AtomicInteger();
  private final AtomicReference<Runnable> onAnswer = new AtomicReference<>();

  ChannelSink(Channel channel, Duration closeWithin, EdgeMeter meter) {
    this.channel = channel;
    this.closeWithin = closeWithin;
    this.meter = meter;
  }

  @Override
  public String id() {
    return channel.id().asShortText();
  }

  /** Run once: when something is said to the client, or the socket closes. */
  void onAnswer(Runnable call) {
    onAnswer.set(call);
    if (closing.get()) {
      answered();
    }
  }

  private void answered() {
    var call = onAnswer.getAndSet(null);
    if (call != null) {
      call.run();
    }
  }

  @Override
  public void send(ServerFrame frame) {
    answered();
    if (!closing.get()) {
      write(frame);
    }
  }

  @Override
  public void send(ByteString frame) {
    if (!closing.get()) {
      var bytes = channel.alloc().ioBuffer(frame.size());
      frame.asReadOnlyByteBufferList().forEach(bytes::writeBytes);
      channel.writeAndFlush(new BinaryWebSocketFrame(bytes), channel.voidPromise());
    }
  }

  private void write(ServerFrame frame) {
    int size = frame.getSerializedSize();
    ByteBuf bytes = channel.alloc().ioBuffer(size);
    try {
      var out = CodedOutputStream.newInstance(bytes.nioBuffer(0, size));
      frame.writeTo(out);
      out.flush();
    } catch (IOException e) {
      bytes.release();
      throw new UncheckedIOException(e);
    }
    bytes.writerIndex(size);
    channel.writeAndFlush(new BinaryWebSocketFrame(bytes), channel.voidPromise());
  }

  @Override
  public boolean isWritable() {
    return channel.isWritable();
  }

  @Override
  public long bytesWaiting() {
    var buffer = channel.unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }

  /** A frame goes to the actor. */
  void handedOver() {
    if (untaken.incrementAndGet() >= UNTAKEN_MAX) {
      channel.config().setAutoRead(false);
    }
  }

  @Override
  public void taken() {
    if (untaken.decrementAndGet() == UNTAKEN_MAX / 2) {
      channel.config().setAutoRead(true);
    }
  }

  boolean isClosing() {
    return closing.get();
  }

  @Override
  public void close(CloseCode code, Duration retryAfter) {
    if (closing.compareAndSet(false, true)) {
      meter.closed(code);
      answered();
      if (code != CloseCode.SLOW_CONSUMER) {
        write(
            ServerFrame.newBuilder()
                .setGoodbye(
                    Goodbye.newBuilder()
                        .setCode(code.code())
                        .setRetryAfterMillis(Math.toIntExact(retryAfter.toMillis())))
                .build());
      }
      farewell(new CloseWebSocketFrame(code.code(), code.name()));
    }
  }

  @Override
  public void abort() {
    if (closing.compareAndSet(false, true)) {
      meter.aborted();
      answered();
      farewell(new CloseWebSocketFrame(WebSocketCloseStatus.INTERNAL_SERVER_ERROR));
    }
  }

  /** The client closed, or its socket failed: nothing is said any more. */
  boolean closedByClient() {
    boolean first = closing.compareAndSet(false, true);
    if (first) {
      meter.closedByClient();
      answered();
    }
    return first;
  }

  /**
   * Says why, and leaves it to the client to close. To close at once with unread bytes from the
   * client would reset the connection, and the reason would be lost.
   */
  private void farewell(CloseWebSocketFrame frame) {
    channel.config().setAutoRead(true);
    channel.writeAndFlush(frame, channel.voidPromise());
    var cut =
        channel
            .eventLoop()
            .schedule(() -> channel.close(), closeWithin.toMillis(), TimeUnit.MILLISECONDS);
    channel.closeFuture().addListener(closed -> cut.cancel(false));
  }
}
