package legalhub.jitsi.colibri;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import legalhub.actors.conference.MemberId;
import legalhub.jitsi.colibri.BridgeLook.Alive;
import legalhub.jitsi.colibri.BridgeLook.Dead;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jitsi.xmpp.extensions.colibri2.json.Colibri2JSONDeserializer;
import org.jitsi.xmpp.extensions.colibri2.json.Colibri2JSONSerializer;

/** Speaks with bridges over HTTP. Never blocks; every outcome is a value. */
final class BridgeClient {
  /** How the code of an error of the bridge's own begins. */
  static final String STATUS = "BRIDGE_STATUS_";

  private static final String CONFERENCES = "/colibri/v2/conferences";
  private static final int BODY_BYTES_MAX = 1 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http;
  private final Duration requestTimeout;
  private final Duration lookTimeout;

  BridgeClient(Duration requestTimeout, Duration lookTimeout) {
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(lookTimeout)
            .build();
    this.requestTimeout = requestTimeout;
    this.lookTimeout = lookTimeout;
  }

  CompletionStage<BridgeAnswer> create(Bridge bridge, ConferenceModifyIQ request) {
    return ask(bridge, CONFERENCES, "POST", request);
  }

  CompletionStage<BridgeAnswer> change(Bridge bridge, ConferenceModifyIQ request) {
    return ask(bridge, CONFERENCES + "/" + request.getMeetingId(), "PATCH", request);
  }

  private CompletionStage<BridgeAnswer> ask(
      Bridge bridge, String path, String method, ConferenceModifyIQ request) {
    var body = Colibri2JSONSerializer.serializeConferenceModify(request).toString();
    var asked =
        HttpRequest.newBuilder(bridge.path(path))
            .header("Content-Type", "application/json")
            .timeout(requestTimeout)
            .method(method, BodyPublishers.ofString(body))
            .build();
    return send(asked, requestTimeout).handle(BridgeClient::answer);
  }

  /** The whole exchange within its time; the client's own limit ends with the headers. */
  private CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request, Duration timeout) {
    return http.sendAsync(request, BoundedBody.handler(BODY_BYTES_MAX))
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static BridgeAnswer answer(HttpResponse<byte[]> response, Throwable failure) {
    if (failure != null) {
      return new BridgeAnswer.Failed(codeOf(failure));
    }
    return switch (response.statusCode()) {
      case 200 -> modified(response.body());
      case 400 -> new BridgeAnswer.Refused();
      case 404 -> new BridgeAnswer.Gone();
      default -> new BridgeAnswer.Failed(STATUS + response.statusCode());
    };
  }

  private static BridgeAnswer modified(byte[] body) {
    try {
      if (JSON.readTree(body) instanceof ObjectNode json) {
        return new BridgeAnswer.Done(
            Colibri2JSONDeserializer.deserializeConferenceModified(json).build());
      }
    } catch (IOException | RuntimeException e) {
      // What it holds is no matter of ours, and has no place in a log.
    }
    return new BridgeAnswer.Failed("BRIDGE_UNREADABLE");
  }

  /**
   * Makes a meeting that is over at once. A bridge's first takes seconds, while it loads what it
   * needs; a conference that has just lost its bridge doesn't have them.
   */
  CompletionStage<BridgeAnswer> rehearse(Bridge bridge) {
    var request = Requests.on(UUID.randomUUID().toString()).setCreate(true).setExpire(true);
    request.addEndpoint(Requests.admitted(new MemberId("m0"), true, true));
    return create(bridge, request.build());
  }

  CompletionStage<BridgeLook> look(Bridge bridge) {
    return get(bridge, "/about/health")
        .thenCompose(
            health ->
                health.statusCode() / 100 == 2
                    ? get(bridge, "/colibri/stats").thenApply(BridgeClient::alive)
                    : CompletableFuture.completedFuture(new Dead(false)))
        .exceptionally(failure -> new Dead(root(failure) instanceof ConnectException));
  }

  private CompletableFuture<HttpResponse<byte[]>> get(Bridge bridge, String path) {
    return send(
        HttpRequest.newBuilder(bridge.path(path)).timeout(lookTimeout).GET().build(), lookTimeout);
  }

  private static BridgeLook alive(HttpResponse<byte[]> response) {
    JsonNode stats = JSON.createObjectNode();
    try {
      if (response.statusCode() == 200) {
        stats = JSON.readTree(response.body());
      }
    } catch (IOException e) {
      return new Dead(false);
    }
    return new Alive(
        stats.path("stress_level").asDouble(1),
        stats.path("drain").asBoolean(),
        stats.path("graceful_shutdown").asBoolean(),
        stats.path("shutting_down").asBoolean());
  }

  private static String codeOf(Throwable failure) {
    var cause = root(failure);
    if (cause instanceof ConnectException) {
      return "BRIDGE_UNREACHABLE";
    }
    return cause instanceof HttpTimeoutException || cause instanceof TimeoutException
        ? "BRIDGE_TIMEOUT"
        : "BRIDGE_BROKEN";
  }

  private static Throwable root(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
