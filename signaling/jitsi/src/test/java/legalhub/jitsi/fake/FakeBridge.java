package legalhub.jitsi.fake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jitsi.xmpp.extensions.colibri2.MediaSource;
import org.jitsi.xmpp.extensions.colibri2.json.Colibri2JSONDeserializer;
import org.jitsi.xmpp.extensions.colibri2.json.Colibri2JSONSerializer;

/**
 * A bridge without media: takes what a real one takes, by the real library's codecs, in the order
 * and under the conditions of the real one; and fails in every way when told to.
 */
public final class FakeBridge implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CONFERENCES = "/colibri/v2/conferences";

  /** What happens to a request instead of what should. */
  public enum Failure {
    REFUSED,
    GONE,
    BROKEN,
    /** Taken, and never answered. */
    SILENT,
    GARBAGE,
    ENDLESS
  }

  /** One request, as the library read it. */
  public record Request(String method, ConferenceModifyIQ said) {}

  private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
  private final List<String> refusals = new ArrayList<>();
  private final Map<String, FakeMeeting> meetings = new LinkedHashMap<>();
  private final Deque<Failure> failures = new ArrayDeque<>();
  private final List<HttpExchange> held = new ArrayList<>();
  private final ObjectNode stats = JSON.createObjectNode();
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicInteger rehearsals = new AtomicInteger();
  private boolean holding;
  private boolean healthy = true;
  private Instant now = Instant.EPOCH;
  private int port;
  private HttpServer server;
  private ExecutorService threads;

  public static FakeBridge start() {
    return start(0);
  }

  public static FakeBridge start(int port) {
    var bridge = new FakeBridge();
    bridge.port = port;
    bridge.stats.put("stress_level", 0.1);
    bridge.live();
    return bridge;
  }

  /** Lives (again), at the same address, and knows nothing of before. */
  public synchronized void live() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    port = server.getAddress().getPort();
    threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  /** Nobody is at its address any more. */
  public synchronized void die() {
    server.stop(0);
    threads.shutdownNow();
    forget();
  }

  /** As after a restart that nobody noticed. */
  public synchronized void forget() {
    meetings.clear();
  }

  @Override
  public void close() {
    die();
  }

  public URI rest() {
    return URI.create("http://127.0.0.1:" + port);
  }

  public synchronized void stress(double stress) {
    stats.put("stress_level", stress);
  }

  /** One of {@code drain}, {@code graceful_shutdown}, {@code shutting_down}. */
  public synchronized void says(String flag) {
    stats.put(flag, true);
  }

  public synchronized void healthy(boolean is) {
    healthy = is;
  }

  /** The next requests come to this. */
  public synchronized void failNext(Failure... next) {
    failures.addAll(List.of(next));
  }

  /** Slow: no request is answered until {@link #release}. */
  public synchronized void hold() {
    holding = true;
  }

  public void release() {
    List<HttpExchange> late;
    synchronized (this) {
      holding = false;
      late = List.copyOf(held);
      held.clear();
    }
    late.forEach(this::serve);
  }

  /** Time passes on the bridge. */
  public synchronized void pass(Duration time) {
    now = now.plus(time);
    meetings.values().forEach(meeting -> meeting.expireIdle(now));
    meetings.values().removeIf(FakeMeeting::isEmpty);
  }

  /** The next request that nobody has looked at yet. */
  public Request next() {
    try {
      var request = requests.poll(10, TimeUnit.SECONDS);
      if (request == null) {
        throw new AssertionError("no request came");
      }
      return request;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** How often it was asked how it is. */
  public int looks() {
    return looks.get();
  }

  /** How many meetings were made only to be over. */
  public int rehearsals() {
    return rehearsals.get();
  }

  public boolean wasAskedMore() {
    return !requests.isEmpty();
  }

  public synchronized Set<String> meetings() {
    return Set.copyOf(meetings.keySet());
  }

  /** Of the only meeting there is. */
  public synchronized Set<String> endpoints() {
    return only().endpoints();
  }

  public synchronized List<MediaSource> sourcesOf(String endpoint) {
    return only().sourcesOf(endpoint);
  }

  public synchronized int candidatesOf(String endpoint) {
    return only().candidatesOf(endpoint);
  }

  public synchronized String mutedOf(String endpoint) {
    return only().mutedOf(endpoint);
  }

  /** What a real bridge would not have taken, but for failures that were asked for. */
  public synchronized List<String> refusals() {
    return List.copyOf(refusals);
  }

  private FakeMeeting only() {
    if (meetings.size() != 1) {
      throw new AssertionError(meetings.size() + " meetings");
    }
    return meetings.values().iterator().next();
  }

  private void serve(HttpExchange exchange) {
    try {
      var path = exchange.getRequestURI().getPath();
      if (path.startsWith(CONFERENCES)) {
        conference(exchange, path.substring(CONFERENCES.length()));
      } else if (path.equals("/about/health")) {
        looks.addAndGet(healthy ? 0 : 1);
        answer(exchange, healthy ? 200 : 500, "");
      } else if (path.equals("/colibri/stats")) {
        answer(exchange, 200, stats.toString());
        looks.incrementAndGet();
      } else {
        answer(exchange, 404, "");
      }
    } catch (IOException e) {
      exchange.close();
    }
  }

  private void conference(HttpExchange exchange, String rest) throws IOException {
    synchronized (this) {
      if (holding) {
        held.add(exchange);
        return;
      }
    }
    var said = JSON.readTree(exchange.getRequestBody());
    ConferenceModifyIQ asked;
    try {
      var builder = Colibri2JSONDeserializer.deserializeConferenceModify((ObjectNode) said);
      asked = rest.isEmpty() ? builder.build() : builder.setMeetingId(rest.substring(1)).build();
    } catch (RuntimeException e) {
      refuse(exchange, "Failed to parse ConferenceModify JSON");
      return;
    }
    if (asked.getCreate() && asked.getExpire()) {
      rehearsals.incrementAndGet();
      answer(exchange, 200, "{}");
      return;
    }
    Failure failure;
    synchronized (this) {
      failure = failures.poll();
    }
    var request = new Request(exchange.getRequestMethod(), asked);
    if (failure == null) {
      modify(exchange, request);
    } else {
      requests.add(request);
      fail(exchange, failure);
    }
  }

  private void fail(HttpExchange exchange, Failure failure) throws IOException {
    switch (failure) {
      case REFUSED -> answer(exchange, 400, "");
      case GONE -> answer(exchange, 404, "");
      case BROKEN -> answer(exchange, 500, "");
      case GARBAGE -> answer(exchange, 200, "{\"endpoints\": 7}");
      case ENDLESS -> answer(exchange, 200, "{\"x\": \"" + "x".repeat(2 << 20) + "\"}");
      case SILENT -> {}
    }
  }

  /** Whoever sees the request sees what came of it. */
  private void modify(HttpExchange exchange, Request request) throws IOException {
    boolean post = request.method().equals("POST");
    String answer;
    try {
      answer = taken(request.said(), post);
    } catch (FakeMeeting.Refusal e) {
      requests.add(request);
      refuse(exchange, e.getMessage());
      return;
    }
    requests.add(request);
    answer(exchange, answer.isEmpty() ? 404 : 200, answer);
  }

  private synchronized String taken(ConferenceModifyIQ asked, boolean post)
      throws FakeMeeting.Refusal {
    var meeting = meetings.get(asked.getMeetingId());
    if (meeting == null && !post) {
      return "";
    }
    if (asked.getCreate() == (meeting != null)) {
      throw new FakeMeeting.Refusal(
          "Conference " + (meeting == null ? "not found" : "already exists"));
    }
    if (meeting == null && stats.path("graceful_shutdown").asBoolean()) {
      throw new FakeMeeting.Refusal("In graceful shutdown");
    }
    var at = meeting == null ? new FakeMeeting(asked.getMeetingId(), port) : meeting;
    var answer = Colibri2JSONSerializer.serializeConferenceModified(at.take(asked, now));
    meetings.put(asked.getMeetingId(), at);
    if (asked.getExpire() || at.isEmpty()) {
      meetings.remove(asked.getMeetingId());
    }
    return answer.toString();
  }

  /** In words, but only to a POST: as the real one does. */
  private void refuse(HttpExchange exchange, String why) throws IOException {
    synchronized (this) {
      refusals.add(why);
    }
    answer(exchange, 400, exchange.getRequestMethod().equals("POST") ? why : "");
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    try (exchange) {
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  /** By hand: {@code FakeBridge 8080}. */
  public static void main(String[] arguments) throws InterruptedException {
    try (var bridge = start(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0)) {
      org.slf4j.LoggerFactory.getLogger(FakeBridge.class).warn("listens at {}", bridge.rest());
      Thread.currentThread().join();
    }
  }
}
