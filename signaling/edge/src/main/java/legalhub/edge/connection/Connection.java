package legalhub.edge.connection;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import legalhub.actors.entity.RelayDown;
import legalhub.actors.entity.Reply;
import legalhub.actors.entity.SeatNotice;
import legalhub.actors.entity.ViewUpdate;
import legalhub.actors.voicereport.Recordings;
import legalhub.edge.revocation.Revocation;
import legalhub.wire.v1.ClientFrame;
import org.apache.pekko.actor.typed.Behavior;

/** The protocol of one open socket's actor. */
public final class Connection {
  private Connection() {}

  /** What a connection takes. */
  public sealed interface Message {}

  /** The client sent a frame. */
  public record Arrived(ClientFrame frame) implements Message {}

  /** The socket takes more again. */
  public record Writable() implements Message {}

  /** The socket is gone. */
  public record SocketClosed() implements Message {}

  /**
   * This node drains.
   *
   * @param retryAfter when the client shall knock at another one
   */
  public record GoAway(Duration retryAfter) implements Message {}

  record HelloLate() implements Message {}

  record BeatDue() implements Message {}

  record WatchDue() implements Message {}

  record AttendDue() implements Message {}

  record RepeatDue() implements Message {}

  record TokenOut() implements Message {}

  record Answered(Reply reply) implements Message {}

  /**
   * @param encoded the update's bytes, where others get the same ones
   */
  record Shown(String watch, ViewUpdate update, Optional<Encoded> encoded) implements Message {
    /** From an entity, for this client alone. */
    static Shown own(ViewUpdate update) {
      return new Shown(update.watch(), update, Optional.empty());
    }
  }

  record Noticed(SeatNotice notice) implements Message {}

  record Relayed(RelayDown down) implements Message {}

  record RevokedNow(Revocation revocation) implements Message {}

  /**
   * A command's personal values are sealed.
   *
   * @param made empty when they couldn't be
   */
  record Prepared(Pending pending, Optional<Object> made, Optional<Throwable> failure)
      implements Message {}

  /**
   * A change's personal values are open.
   *
   * @param frame empty when they couldn't be opened now
   */
  record Opened(String watch, Change change, Optional<ByteString> frame) implements Message {}

  record BringDue() implements Message {}

  record ListenDue() implements Message {}

  /**
   * How much of a piece the table holds.
   *
   * @param durable empty when it couldn't be asked
   */
  record Counted(Recordings.Place place, Optional<Integer> durable) implements Message {}

  /** A chunk is durable, or isn't known to be. */
  record Kept(Recordings.Place place, int number, Optional<Throwable> failure) implements Message {}

  /**
   * Chunks for a listener.
   *
   * @param chunks empty when the table couldn't be asked
   */
  record Read(Recordings.Place place, Optional<List<Recordings.Chunk>> chunks) implements Message {}

  /** Waits for the Hello, then serves. */
  public static Behavior<Message> create(FrameSink sink, ConnectionEnvironment environment) {
    return Greeting.create(sink, environment);
  }
}
