package legalhub.edge.connection;

import com.google.protobuf.ByteString;
import java.time.Duration;
import legalhub.wire.v1.ServerFrame;

/** The other end of a connection, as its actor knows it. Every method may be called anywhere. */
public interface FrameSink {
  /** Names the connection in logs; random. */
  String id();

  void send(ServerFrame frame);

  /** A {@link ServerFrame} that is bytes already. */
  void send(ByteString frame);

  /** False while more waits than the socket takes; then a {@code Writable} follows. */
  boolean isWritable();

  /** What waits to be written. */
  long bytesWaiting();

  /** A frame that was handed over is dealt with: the next may be read. */
  void taken();

  /**
   * Says goodbye and closes. Only the first close counts.
   *
   * @param retryAfter zero when the client decides by itself
   */
  void close(CloseCode code, Duration retryAfter);

  /** The connection's actor failed: closes without a code of the table. */
  void abort();
}
