package legalhub.hub;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import legalhub.wire.v1.Answer;
import legalhub.wire.v1.ClientFrame;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.Hello;
import legalhub.wire.v1.Part;
import legalhub.wire.v1.ServerFrame;
import legalhub.wire.v1.Subscribe;
import legalhub.wire.v1.Topic;

/** One person's page on a real socket, as far as a test of the hub needs it. */
final class TestPage implements WebSocket.Listener {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final BlockingQueue<ServerFrame> frames = new LinkedBlockingQueue<>();
  private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
  private WebSocket socket;
  private int subscriptions;

  static TestPage open(int port, String token) {
    var page = new TestPage();
    page.socket =
        HTTP.newWebSocketBuilder()
            .subprotocols("legalhub.v1")
            .buildAsync(URI.create("ws://127.0.0.1:" + port + "/realtime"), page)
            .join();
    page.send(
        ClientFrame.newBuilder()
            .setHello(
                Hello.newBuilder()
                    .setToken(token)
                    .setSessionId(UUID.randomUUID().toString())
                    .setClient("test")));
    page.next(ServerFrame::hasWelcome);
    return page;
  }

  /** Asks for something and gives the one answer. */
  Answer ask(Command.Builder command) {
    var id = UUID.randomUUID().toString();
    send(ClientFrame.newBuilder().setCommand(command.setId(id)));
    return next(f -> f.hasAnswer() && f.getAnswer().getCommandId().equals(id)).getAnswer();
  }

  void watch(Topic.Builder topic) {
    subscriptions++;
    send(
        ClientFrame.newBuilder()
            .setSubscribe(Subscribe.newBuilder().setSubscription(subscriptions).setTopic(topic)));
  }

  /** The next part that is like this, in any view; frames before it are skipped. */
  Part part(Predicate<Part> wanted) {
    var frame = next(f -> parts(f).anyMatch(wanted));
    return parts(frame).filter(wanted).findFirst().orElseThrow();
  }

  private static Stream<Part> parts(ServerFrame frame) {
    return Stream.concat(
        frame.getSnapshot().getPartsList().stream(), frame.getDelta().getChangedList().stream());
  }

  private void send(ClientFrame.Builder frame) {
    socket.sendBinary(ByteBuffer.wrap(frame.build().toByteArray()), true).join();
  }

  private ServerFrame next(Predicate<ServerFrame> wanted) {
    try {
      for (var frame = frames.poll(20, TimeUnit.SECONDS);
          frame != null;
          frame = frames.poll(20, TimeUnit.SECONDS)) {
        if (wanted.test(frame)) {
          return frame;
        }
      }
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
    throw new AssertionError("no such frame came");
  }

  void close() {
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
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
      } catch (InvalidProtocolBufferException wrong) {
        throw new AssertionError(wrong);
      }
    }
    webSocket.request(1);
    return null;
  }
}
