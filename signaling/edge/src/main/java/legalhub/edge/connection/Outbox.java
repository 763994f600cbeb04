package legalhub.edge.connection;

import com.google.protobuf.ByteString;
import java.time.Duration;
import legalhub.wire.v1.ServerFrame;

/** The way to the client, with its cap. */
final class Outbox {
  private final FrameSink sink;
  private final ConnectionEnvironment environment;
  private boolean closed;

  Outbox(FrameSink sink, ConnectionEnvironment environment) {
    this.sink = sink;
    this.environment = environment;
  }

  String connection() {
    return sink.id();
  }

  boolean isClosed() {
    return closed;
  }

  /** Whether what may wait should be sent now. */
  boolean isWritable() {
    return !closed && sink.isWritable();
  }

  void send(ServerFrame frame) {
    if (hasRoom()) {
      sink.send(frame);
    }
  }

  /** A frame that is bytes already. */
  void send(ByteString frame) {
    if (hasRoom()) {
      sink.send(frame);
    }
  }

  /** Who lets too much wait is cut. */
  private boolean hasRoom() {
    if (sink.bytesWaiting() > environment.settings().limits().outboundBytesMax()) {
      close(CloseCode.SLOW_CONSUMER);
    }
    return !closed;
  }

  void close(CloseCode code) {
    close(code, code.saysWhen() ? environment.retryAfter() : Duration.ZERO);
  }

  /** To another node, after this time. */
  void goAway(Duration retryAfter) {
    close(CloseCode.GOING_AWAY, retryAfter);
  }

  private void close(CloseCode code, Duration retryAfter) {
    if (!closed) {
      closed = true;
      sink.close(code, retryAfter);
    }
  }
}
