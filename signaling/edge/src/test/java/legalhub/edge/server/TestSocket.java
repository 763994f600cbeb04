package legalhub.edge.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import legalhub.wire.v1.Beat;
import legalhub.wire.v1.ClientFrame;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.Hello;
import legalhub.wire.v1.ServerFrame;
import legalhub.wire.v1.Subscribe;

/** A real client on a real socket. */
final class TestSocket implements WebSocket.Listener {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final BlockingQueue<ServerFrame> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
  private WebSocket socket;

  static TestSocket open(int port) {
    var test = new TestSocket();
    test.socket =
        HTTP.newWebSocketBuilder()
            .subprotocols("legalhub.v1")
            .buildAsync(URI.create("ws://127.0.0.1:" + port + "/realtime"), test)
            .join();
    return test;
  }

  TestSocket hello(String token, String session) {
    return send(
        ClientFrame.newBuilder()
            .setHello(Hello.newBuilder().setToken(token).setSessionId(session).setClient("test")));
  }

  TestSocket command(Command.Builder command) {
    return send(ClientFrame.newBuilder().setCommand(command));
  }

  TestSocket subscribe(Subscribe.Builder subscribe) {
    return send(ClientFrame.newBuilder().setSubscribe(subscribe));
  }

  TestSocket beat() {
    return send(ClientFrame.newBuilder().setBeat(Beat.newBuilder().setNonce(7)));
  }

  TestSocket send(ClientFrame.Builder frame) {
    return sendBytes(frame.build().toByteArray());
  }

  TestSocket sendBytes(byte[] bytes) {
    socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    return this;
  }

  TestSocket sendText(String text) {
    socket.sendText(text, true).join();
    return this;
  }

  void close() {
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
  }

  /** The next frame of that kind; others before it are skipped. */
  ServerFrame next(Predicate<ServerFrame> wanted) {
    try {
      while (true) {
        var frame = frames.poll(10, TimeUnit.SECONDS);
        if (frame == null) {
          throw new AssertionError("no such frame came");
        }
        if (wanted.test(frame)) {
          return frame;
        }
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  int closeCode() {
    try {
      return closed.get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("the socket was not closed", e);
    }
  }

  boolean isOpen() {
    return !closed.isDone();
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
    var bytes = new byte[data.remaining()];
    data.get(bytes);
    partial.writeBytes(bytes);
    if (last) {
      try {
        frames.add(ServerFrame.parseFrom(partial.toByteArray()));
        partial.reset();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
    webSocket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
    closed.complete(statusCode);
    return null;
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    closed.complete(1006);
  }
}
