package legalhub.edge.connection;

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
    if (closed) {
      return;
    }
    if (sink.bytesWaiting() > environment.settings().limits().outboundBytesMax()) {
      close(CloseCode.SLOW_CONSUMER);
      return;
    }
    sink.send(frame);
  }

  void close(CloseCode code) {
    if (!closed) {
      closed = true;
      sink.close(code, code.saysWhen() ? environment.retryAfter() : Duration.ZERO);
    }
  }
}
