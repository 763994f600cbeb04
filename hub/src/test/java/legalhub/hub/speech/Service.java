package legalhub.hub.speech;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The other system's end: it answers as it is told, over real HTTP. */
final class Service implements AutoCloseable {
  /** What came, as it came. */
  record Asked(String method, Headers headers, byte[] body) {}

  /** How far an answer gets before it hangs. */
  enum Hangs {
    NEVER,
    BEFORE_THE_HEADERS,
    WITHIN_THE_BODY
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch over = new CountDownLatch(1);
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile byte[] answer = "{}".getBytes(UTF_8);
  private volatile Hangs hangs = Hangs.NEVER;

  Service() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hear");
  }

  void answers(int with, String body) {
    status = with;
    answer = body.getBytes(UTF_8);
  }

  void hangs(Hangs where) {
    hangs = where;
  }

  /** Whatever hangs is answered after all. */
  void goOn() {
    over.countDown();
  }

  List<Asked> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(
        new Asked(
            exchange.getRequestMethod(),
            exchange.getRequestHeaders(),
            exchange.getRequestBody().readAllBytes()));
    hang(Hangs.BEFORE_THE_HEADERS);
    if (status / 100 == 3) {
      exchange.getResponseHeaders().set("Location", url().toString());
    }
    exchange.sendResponseHeaders(status, answer.length);
    try (var body = exchange.getResponseBody()) {
      body.write(Arrays.copyOf(answer, 1));
      body.flush();
      hang(Hangs.WITHIN_THE_BODY);
      body.write(answer, 1, answer.length - 1);
    }
  }

  private void hang(Hangs here) {
    try {
      if (hangs == here) {
        over.await();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    goOn();
    server.stop(0);
    threads.shutdownNow();
  }
}
