package legalhub.edge.connection;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import legalhub.wire.v1.ServerFrame;

/** The client's end, in memory. */
final class FakeSink implements FrameSink {
  private final List<ServerFrame> frames = new ArrayList<>();
  private CloseCode closed;
  private Duration retryAfter;
  private boolean aborted;
  private int taken;
  boolean writable = true;
  long waiting;

  @Override
  public String id() {
    return "test";
  }

  @Override
  public void send(ServerFrame frame) {
    frames.add(frame);
  }

  @Override
  public void send(ByteString frame) {
    try {
      frames.add(ServerFrame.parseFrom(frame));
    } catch (InvalidProtocolBufferException garbled) {
      throw new AssertionError("not a frame", garbled);
    }
  }

  @Override
  public boolean isWritable() {
    return writable;
  }

  @Override
  public long bytesWaiting() {
    return waiting;
  }

  @Override
  public void taken() {
    taken++;
  }

  @Override
  public void close(CloseCode code, Duration wait) {
    if (closed == null) {
      closed = code;
      retryAfter = wait;
    }
  }

  @Override
  public void abort() {
    aborted = true;
  }

  CloseCode closed() {
    return closed;
  }

  Duration retryAfter() {
    return retryAfter;
  }

  boolean aborted() {
    return aborted;
  }

  int takenCount() {
    return taken;
  }

  List<ServerFrame> frames() {
    return frames;
  }

  List<ServerFrame> frames(Predicate<ServerFrame> wanted) {
    return frames.stream().filter(wanted).toList();
  }

  /** The last of that kind. */
  ServerFrame last(Predicate<ServerFrame> wanted) {
    var found = frames(wanted);
    if (found.isEmpty()) {
      throw new AssertionError("no such frame among " + frames);
    }
    return found.get(found.size() - 1);
  }
}
