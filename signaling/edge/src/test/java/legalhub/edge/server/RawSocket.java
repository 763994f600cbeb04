package legalhub.edge.server;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import legalhub.wire.v1.ServerFrame;

/** A client that may break every rule of WebSocket: bytes by hand on a real socket. */
final class RawSocket implements AutoCloseable {
  static final int TEXT = 0x81;
  static final int BINARY = 0x82;
  static final int PING = 0x89;
  static final int CLOSE = 0x88;

  /** No close code: the hub has said nothing in time. */
  static final int OPEN = 0;

  private static final int MASKED = 0x80;

  private final Socket socket;
  private final DataInputStream in;
  private final List<ServerFrame> frames = new ArrayList<>();

  RawSocket(int port) {
    try {
      socket = new Socket("127.0.0.1", port);
      socket.setSoTimeout(15_000);
      in = new DataInputStream(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends an upgrade with these extra header lines; gives the status line's code. */
  int upgrade(String path, String protocol, String... headers) {
    var request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: hub.test:8081\r\n");
    request.append("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n");
    request.append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
    if (!protocol.isEmpty()) {
      request.append("Sec-WebSocket-Protocol: ").append(protocol).append("\r\n");
    }
    for (var header : headers) {
      request.append(header).append("\r\n");
    }
    return request(request.append("\r\n").toString());
  }

  int request(String text) {
    write(text.getBytes(StandardCharsets.US_ASCII));
    try {
      var head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        head.append((char) in.readUnsignedByte());
      }
      return Integer.parseInt(head.substring(9, 12));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RawSocket open() {
    int status = upgrade("/realtime", "legalhub.v1");
    if (status != 101) {
      throw new AssertionError("not upgraded: " + status);
    }
    return this;
  }

  RawSocket write(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    } catch (SocketException e) {
      // Closed by the hub already; what it said is still to be read.
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  RawSocket frame(int first, byte[] payload) {
    return write(bytesOf(first, payload));
  }

  /** A masked frame, with the mask of zeros. */
  static byte[] bytesOf(int first, byte[] payload) {
    var frame = new ByteArrayOutputStream();
    frame.write(first);
    if (payload.length < 126) {
      frame.write(MASKED | payload.length);
    } else if (payload.length < 65_536) {
      frame.write(MASKED | 126);
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    } else {
      frame.write(MASKED | 127);
      for (int shift = 56; shift >= 0; shift -= 8) {
        frame.write((int) ((long) payload.length >> shift));
      }
    }
    frame.writeBytes(new byte[4]);
    frame.writeBytes(payload);
    return frame.toByteArray();
  }

  /** Reads on until the hub closes; gives its code, or 1006 when the socket ends without one. */
  int closeCode() {
    try {
      while (true) {
        int opcode = in.readUnsignedByte() & 0x0f;
        var payload = payload();
        if (opcode == 8) {
          return payload.length < 2 ? 1005 : (payload[0] & 0xff) << 8 | payload[1] & 0xff;
        }
        if (opcode == 2) {
          frames.add(ServerFrame.parseFrom(payload));
        }
      }
    } catch (EOFException | SocketException e) {
      return 1006;
    } catch (SocketTimeoutException e) {
      return OPEN;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int closeCodeWithin(Duration wait) {
    try {
      socket.setSoTimeout(Math.toIntExact(wait.toMillis()));
    } catch (SocketException e) {
      return 1006;
    }
    return closeCode();
  }

  /** Reads one frame; gives its first byte's opcode. */
  int next() {
    try {
      int opcode = in.readUnsignedByte() & 0x0f;
      var payload = payload();
      if (opcode == 2) {
        frames.add(ServerFrame.parseFrom(payload));
      }
      return opcode;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] payload() throws IOException {
    long length = in.readUnsignedByte() & 0x7f;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    return in.readNBytes((int) length);
  }

  List<ServerFrame> frames() {
    return frames;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
