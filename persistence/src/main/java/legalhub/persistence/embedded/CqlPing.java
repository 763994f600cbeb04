package legalhub.persistence.embedded;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Asks a port whether Cassandra answers there: one OPTIONS frame of CQL protocol 4, no session. */
final class CqlPing {

  private static final int TIMEOUT_MILLIS = 500;
  private static final byte[] OPTIONS = {4, 0, 0, 0, 5, 0, 0, 0, 0};
  private static final int HEADER_BYTES = 9;
  private static final int OPCODE = 4;
  private static final int SUPPORTED = 6;

  private CqlPing() {}

  static boolean answers(InetSocketAddress address) {
    try (var socket = new Socket()) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(address, TIMEOUT_MILLIS);
      socket.getOutputStream().write(OPTIONS);
      var header = new byte[HEADER_BYTES];
      new DataInputStream(socket.getInputStream()).readFully(header);
      return header[OPCODE] == SUPPORTED;
    } catch (IOException notYet) {
      return false;
    }
  }
}
