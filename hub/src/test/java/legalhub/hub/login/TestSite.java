package legalhub.hub.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import legalhub.actors.Specs;
import legalhub.actors.conference.ConferenceMeans;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Entities;
import legalhub.actors.ledger.HeadSigner;
import legalhub.hub.ManualClock;
import legalhub.hub.audit.AuditTrail;
import legalhub.hub.entity.Asker;
import legalhub.hub.entity.LocalEntities;
import legalhub.hub.http.Health;
import legalhub.hub.http.HttpServer;
import legalhub.hub.http.HttpSettings;
import legalhub.hub.http.Site;
import legalhub.hub.town.TownFile;
import legalhub.hub.town.TownPlan;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;

/** A whole site on loopback, over real accounts and a journal in memory. */
public final class TestSite implements AutoCloseable {
  public static final String PASSWORD = "correct horse";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Shared by all tests of the JVM: starting one takes longer than a test. */
  private static final ActorTestKit KIT = ActorTestKit.create("site", config("unused", ""));

  /** What went wrong or right, as a client sees it. */
  public record Answer(int status, JsonNode json, HttpResponse<String> raw) {
    public String code() {
      return json.path("code").asText();
    }

    public Optional<String> header(String name) {
      return raw.headers().firstValue(name);
    }

    /** The cookie as a browser sends it back. */
    public String cookie() {
      return header("Set-Cookie").orElse("").split(";")[0];
    }
  }

  public final ManualClock clock = new ManualClock();
  public final TokensInMemory tokens = new TokensInMemory(clock);
  public final PeopleInMemory people = new PeopleInMemory();
  public final TownPlan plan = TownFile.load("");
  public final Asker asker;
  public final AuditTrail trail;
  public volatile String notReady = "";
  public final LogIn login;
  private final HttpSettings http;
  private final Optional<LocalEntities> local;
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  /**
   * @param entities what stands in for the real entities; null for the real ones
   * @param more further calls
   */
  public TestSite(
      Path folder, String settings, Entities entities, Function<TestSite, List<Site.Part>> more)
      throws IOException {
    var config = config(folder.toString(), settings);
    this.local = entities == null ? Optional.of(real()) : Optional.empty();
    this.asker =
        new Asker(KIT.system(), local.<Entities>map(Function.identity()).orElse(entities), clock);
    this.trail = new AuditTrail(asker, plan.directory().hours().times().zone(), clock);
    this.login =
        new LogIn(
            new LogIn.Services(plan.staff(), new Accounts(asker), tokens, people, clock),
            LoginSettings.from(config),
            config.getBoolean("legalhub.demo"));
    login.enrolDemo(PASSWORD).toCompletableFuture().join();
    this.http = HttpSettings.from(config);
    var codes = new LocalCodes(KIT, clock, LoginSettings.from(config).codes());
    var calls = new ArrayList<>(login.calls(codes, http));
    calls.addAll(more.apply(this));
    var facts =
        new Site.Facts(
            plan.directory(), health(), clock, config.getBoolean("legalhub.demo"), Site.Rooms.NONE);
    var site = new Site(facts, http, calls, login.pages());
    this.server = HttpServer.start(KIT.system(), http, site.route()).toCompletableFuture().join();
  }

  public HttpSettings http() {
    return http;
  }

  private LocalEntities real() {
    return new LocalEntities(
        KIT,
        Specs.of(
            plan.town(),
            plan.consultations(),
            statement -> new HeadSigner.Signature("", ""),
            ConferenceMeans.NONE),
        clock);
  }

  public static TestSite start(Path folder, String settings) throws IOException {
    return new TestSite(folder, settings, null, site -> List.of());
  }

  private static Config config(String folder, String settings) {
    return ConfigFactory.parseString(settings)
        .withFallback(
            ConfigFactory.parseString(
                """
                legalhub.demo = on
                legalhub.store.folder = "%s"
                legalhub.http { host = "127.0.0.1", port = 0 }
                legalhub.login.password { memory = 64 KiB, iterations = 1 }
                legalhub.edge.listen { port = 8081, path = "/realtime" }
                pekko.actor.provider = local
                pekko.fail-mixed-versions = off
                pekko.persistence.testkit.events.serialize = off
                pekko.persistence.snapshot-store.plugin = "pekko.persistence.snapshot-store.local"
                pekko.persistence.snapshot-store.local.dir = "target/snapshots"
                pekko.http.server {
                  server-header = ""
                  remote-address-attribute = on
                  transparent-head-requests = on
                  parsing.max-content-length = 64 KiB
                }
                """
                    .formatted(folder)))
        .withFallback(PersistenceTestKitPlugin.config())
        .withFallback(ConfigFactory.defaultReferenceUnresolved())
        .resolve();
  }

  private Health health() {
    return new Health() {
      @Override
      public boolean isAlive() {
        return true;
      }

      @Override
      public boolean isStarted() {
        return notReady.isEmpty();
      }

      @Override
      public String notReadyBecause() {
        return notReady;
      }
    };
  }

  /** A token of somebody in this role. */
  public String tokenOf(Caller.Role role, String person) {
    return tokens.issue(new Caller(role, person), "family-of-" + person).token();
  }

  public Answer get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  public Answer post(String path, Object body, String... headers) {
    return send("POST", path, body, headers);
  }

  /**
   * @param body a string as it is, anything else as JSON; null for none
   * @param headers names and values in turn
   */
  public Answer send(String method, String path, Object body, String... headers) {
    try {
      var address = "http://127.0.0.1:" + server.address().getPort() + path;
      var publisher =
          body == null
              ? BodyPublishers.noBody()
              : BodyPublishers.ofString(
                  body instanceof String text ? text : JSON.writeValueAsString(body));
      var request =
          HttpRequest.newBuilder(URI.create(address))
              .timeout(Duration.ofSeconds(20))
              .method(method, publisher);
      if (body != null && !List.of(headers).contains("Content-Type")) {
        request.header("Content-Type", "application/json");
      }
      for (int i = 0; i < headers.length; i += 2) {
        request.header(headers[i], headers[i + 1]);
      }
      var response = client.send(request.build(), BodyHandlers.ofString());
      var type = response.headers().firstValue("Content-Type").orElse("");
      var json = type.contains("json") ? JSON.readTree(response.body()) : JSON.nullNode();
      Contract.check(method, path, response.statusCode(), type, json);
      return new Answer(response.statusCode(), json, response);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /** What the entities have written, and how writing can be made to fail. */
  public PersistenceTestKit journal() {
    return PersistenceTestKit.create(KIT.system());
  }

  /** What one entity tells another takes its time: until it holds. */
  public void eventually(Runnable holds) {
    KIT.createTestProbe()
        .awaitAssert(
            () -> {
              holds.run();
              return null;
            });
  }

  /** A file, byte by byte. */
  public byte[] download(String path, String... headers) throws IOException, InterruptedException {
    var address = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
    var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20)).headers(headers);
    var response = client.send(request.build(), BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException(path + ": " + response.statusCode());
    }
    return response.body();
  }

  /** The code that went to a phone. */
  public String codeOf(String phone) {
    return get("/api/demo/inbox?phone=" + phone).json().path("code").asText();
  }

  public Answer logIn(String name) {
    return post("/api/sessions/staff", Map.of("name", name, "password", PASSWORD));
  }

  @Override
  public void close() {
    server.stop(Duration.ofMillis(100)).toCompletableFuture().join();
    local.ifPresent(LocalEntities::stop);
    journal().clearAll();
  }
}
