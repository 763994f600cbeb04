package legalhub.jitsi.byhand;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import legalhub.actors.conference.ConferenceId;
import legalhub.actors.conference.ConferenceMedia;
import legalhub.actors.conference.ConferenceMedia.Event;
import legalhub.actors.conference.MemberId;
import legalhub.jitsi.Conferencing;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * One conference, its pages served on a port, without the rest of the hub: {@code
 * LEGALHUB_BRIDGES=http://127.0.0.1:15081 ByHand 15110}. Every page that comes is a member; {@code
 * /say?what=leave&member=m1} (or mute, unmute, anew, close) does what the hub would.
 */
public final class ByHand {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, BlockingQueue<ObjectNode>> pages = new ConcurrentHashMap<>();
  private final AtomicInteger members = new AtomicInteger();
  private final AtomicInteger legs = new AtomicInteger();
  private ActorRef<ConferenceMedia.Order> media;

  public static void main(String[] arguments) throws IOException {
    new ByHand().run(Integer.parseInt(arguments[0]));
  }

  private void run(int port) throws IOException {
    ActorSystem.create(
        Behaviors.<Event>setup(
            context -> {
              var system = context.getSystem();
              var conferencing =
                  Conferencing.from(ConfigFactory.load(), system, Clock.systemUTC()).orElseThrow();
              media =
                  context.spawn(
                      conferencing
                          .backend()
                          .media(new ConferenceId("conf-byhand"), context.getSelf()),
                      "media");
              return Behaviors.receive(Event.class).onAnyMessage(this::heard).build();
            }),
        "by-hand");
    var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::serve);
    server.start();
  }

  private org.apache.pekko.actor.typed.Behavior<Event> heard(Event event) {
    var said = JSON.createObjectNode();
    said.put("kind", event.getClass().getSimpleName());
    if (event instanceof ConferenceMedia.Offer offer) {
      pages.get(offer.member().value()).add(said.put("leg", offer.leg()).put("sdp", offer.sdp()));
    } else if (event instanceof ConferenceMedia.Channel channel) {
      pages.get(channel.member().value()).add(said.put("url", channel.url()));
    } else if (event instanceof ConferenceMedia.Embedded embedded) {
      pages.get(embedded.member().value()).add(said.put("url", embedded.url()));
    } else if (event instanceof ConferenceMedia.Begin begin) {
      var leg = "leg" + legs.incrementAndGet();
      pages.get(begin.member().value()).add(said.put("leg", leg));
      media.tell(new ConferenceMedia.Enter(begin.member(), leg, "", false));
    } else if (event instanceof ConferenceMedia.Trouble trouble) {
      pages.values().forEach(page -> page.add(said.deepCopy().put("code", trouble.code())));
    }
    return Behaviors.same();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var path = exchange.getRequestURI().getPath();
      byte[] answer;
      if (path.equals("/")) {
        answer = ByHand.class.getResourceAsStream("/byhand/page.html").readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      } else {
        answer = JSON.writeValueAsBytes(asked(path, (ObjectNode) JSON.readTree(body)));
      }
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    } catch (InterruptedException | RuntimeException e) {
      exchange.sendResponseHeaders(500, -1);
    }
  }

  private ObjectNode asked(String path, ObjectNode said) throws InterruptedException {
    var answer = JSON.createObjectNode();
    var member = said.path("member").asText();
    var id = new MemberId(member);
    var leg = said.path("leg").asText();
    switch (path) {
      case "/enter" -> {
        var name = "m" + members.incrementAndGet();
        pages.put(name, new LinkedBlockingQueue<>());
        answer.put("member", name).put("leg", "leg" + legs.incrementAndGet());
        media.tell(
            new ConferenceMedia.Enter(new MemberId(name), answer.get("leg").asText(), "", false));
      }
      case "/answer" -> media.tell(new ConferenceMedia.Answer(id, leg, said.get("sdp").asText()));
      case "/candidate" ->
          media.tell(
              new ConferenceMedia.Candidate(id, leg, said.get("candidate").asText(), "0", 0, ""));
      case "/leave" -> media.tell(new ConferenceMedia.Leave(id));
      case "/anew" -> media.tell(new ConferenceMedia.AskAnew(id, leg));
      case "/allow" ->
          media.tell(
              new ConferenceMedia.Allow(
                  id, said.get("audio").asBoolean(), said.get("video").asBoolean()));
      case "/close" -> media.tell(new ConferenceMedia.Close());
      default -> {
        var event = pages.get(member).poll(10, TimeUnit.SECONDS);
        return event == null ? answer : event;
      }
    }
    return answer;
  }
}
