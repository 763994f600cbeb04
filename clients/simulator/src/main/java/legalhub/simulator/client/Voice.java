package legalhub.simulator.client;

import legalhub.wire.v1.ClientFrame;
import legalhub.wire.v1.ServerFrame;
import legalhub.wire.v1.StopListening;
import legalhub.wire.v1.VoiceAck;
import legalhub.wire.v1.VoiceChunk;
import legalhub.wire.v1.VoiceData;
import legalhub.wire.v1.VoiceRefused;
import legalhub.wire.v1.Welcome;

/** Voice reports on one client's line, both ways. On the client's event loop. */
public final class Voice implements Connection.Listener, AutoCloseable {

  /** Who speaks, or listens. */
  public interface Listener {
    /** The line is back: nothing that was under way on the one before will be answered. */
    void opened();

    default void acknowledged(VoiceAck ack) {}

    default void refused(VoiceRefused no) {}

    default void heard(VoiceData piece) {}
  }

  private final Connection connection;
  private final Listener listener;

  Voice(Connection connection, Listener listener) {
    this.connection = connection;
    this.listener = listener;
    connection.listen(this);
  }

  public boolean isOpen() {
    return connection.isOpen();
  }

  /** On an open line. */
  public void send(VoiceChunk chunk) {
    send(ClientFrame.newBuilder().setVoiceChunk(chunk));
  }

  /** Nothing more of this piece is wanted. */
  public void stop(String reportId, int segment) {
    var stop = StopListening.newBuilder().setReportId(reportId).setSegment(segment);
    send(ClientFrame.newBuilder().setStopListening(stop));
  }

  private void send(ClientFrame.Builder frame) {
    // What isn't answered is sent, or asked for, again.
    boolean unused = connection.send(frame.build());
  }

  @Override
  public void opened(Welcome welcome) {
    listener.opened();
  }

  @Override
  public void heard(ServerFrame frame) {
    switch (frame.getFrameCase()) {
      case VOICE_ACK -> listener.acknowledged(frame.getVoiceAck());
      case VOICE_REFUSED -> listener.refused(frame.getVoiceRefused());
      case VOICE_DATA -> listener.heard(frame.getVoiceData());
      default -> {}
    }
  }

  @Override
  public void close() {
    connection.forget(this);
  }
}
