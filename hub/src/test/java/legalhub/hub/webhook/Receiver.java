package legalhub.hub.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Another system's end of a webhook. It checks every signature by itself, after Standard Webhooks,
 * without our code.
 */
public final class Receiver {
  private final byte[] secret;
  private final int port;
  private final List<Long> taken = new ArrayList<>();
  private final List<String> bodies = new ArrayList<>();
  private HttpServer server;
  private ExecutorService threads;
  private int tries;
  private int forged;
  private int failEvery = Integer.MAX_VALUE;
  private int failure;
  private long slowOn;
  private Duration slowness = Duration.ZERO;

  public Receiver(byte[] secret) throws IOException {
    this.secret = secret.clone();
    listen(0);
    this.port = server.getAddress().getPort();
  }

  private void listen(int on) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), on), 0);
    threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + port + "/events";
  }

  void goAway() {
    server.stop(0);
    threads.shutdown();
  }

  void comeBack() throws IOException {
    listen(port);
  }

  public void close() {
    goAway();
  }

  /** Refuses each so-manieth try. */
  synchronized void failEvery(int count, int status) {
    failEvery = count;
    failure = status;
  }

  /** Takes the first try of a line at once, and answers late. */
  synchronized void sleepOn(long line, Duration length) {
    slowOn = line;
    slowness = length;
  }

  public synchronized List<Long> taken() {
    return List.copyOf(taken);
  }

  /** Of what was taken. */
  public synchronized List<String> bodies() {
    return List.copyOf(bodies);
  }

  synchronized int tries() {
    return tries;
  }

  public synchronized int forged() {
    return forged;
  }

  private void answer(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    var id = exchange.getRequestHeaders().getFirst("webhook-id");
    long line = Long.parseLong(id.substring(id.lastIndexOf('/') + 1));
    int verdict = verdict(exchange, id, line, body);
    LockSupport.parkNanos(slow(line).toNanos());
    exchange.sendResponseHeaders(verdict, -1);
    exchange.close();
  }

  private synchronized Duration slow(long line) {
    if (line != slowOn) {
      return Duration.ZERO;
    }
    slowOn = 0;
    return slowness;
  }

  private synchronized int verdict(HttpExchange exchange, String id, long line, String body) {
    tries++;
    if (!isSigned(exchange, id, body)) {
      forged++;
      return 401;
    }
    if (tries % failEvery == 0) {
      return failure;
    }
    bodies.add(body);
    if (id.contains("/ledger/")) {
      taken.add(line);
    }
    return 204;
  }

  private boolean isSigned(HttpExchange exchange, String id, String body) {
    try {
      var headers = exchange.getRequestHeaders();
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      var signed = id + "." + headers.getFirst("webhook-timestamp") + "." + body;
      var expected = Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
      var given = headers.getFirst("webhook-signature").substring("v1,".length());
      return MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
