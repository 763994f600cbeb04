package legalhub.simulator.client;

import java.net.URI;
import legalhub.wire.v1.ClientFrame;
import legalhub.wire.v1.ServerFrame;

/** An open socket, as a connection sees it. Called on the client's event loop only. */
interface Line {
  void send(ClientFrame frame);

  void close(int code);

  /** As a lost network does it: without a word. */
  void cut();

  /** What a line tells, on the client's event loop. */
  interface Listener {
    void opened();

    void heard(ServerFrame frame);

    /** Told once, also when the line never opened. */
    void closed(int code);
  }

  /** How a line is had. */
  interface Opener {
    Line open(Listener listener);

    /** Where the line that was opened last leads. */
    URI hub();
  }
}
