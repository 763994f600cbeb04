package legalhub.hub.conference;

import com.typesafe.config.Config;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import legalhub.actors.conference.ConferenceId;
import legalhub.actors.conference.ConferenceRecorder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a recorder beside the bridge (a Jibri behind a small adapter) what to record: {@code POST
 * {"conference":"…","record":true}} with a bearer secret. How it gets at the media is between it
 * and the bridge; the hub says only what it may.
 */
public final class HttpRecorder implements ConferenceRecorder {
  private static final Logger LOG = LoggerFactory.getLogger(HttpRecorder.class);
  private static final Duration WITHIN = Duration.ofSeconds(5);
  private static final int OK_MAX = 299;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(WITHIN).build();
  private final URI recorder;
  private final String secret;

  HttpRecorder(URI recorder, String secret) {
    this.recorder = recorder;
    this.secret = secret;
  }

  /** Empty where no recorder is set. */
  public static Optional<ConferenceRecorder> from(Config config) {
    var block = config.getConfig("legalhub.conference.recorder");
    var url = block.getString("url");
    return url.isEmpty()
        ? Optional.empty()
        : Optional.of(new HttpRecorder(URI.create(url), block.getString("secret")));
  }

  @Override
  public void begin(ConferenceId conference) {
    tell(conference, true);
  }

  @Override
  public void end(ConferenceId conference) {
    tell(conference, false);
  }

  private void tell(ConferenceId conference, boolean record) {
    // An id needs no escaping.
    var body = "{\"conference\":\"%s\",\"record\":%s}".formatted(conference.value(), record);
    var request =
        HttpRequest.newBuilder(recorder)
            .timeout(WITHIN)
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + secret)
            .POST(BodyPublishers.ofString(body))
            .build();
    var unused =
        client
            .sendAsync(request, BodyHandlers.discarding())
            .whenComplete(
                (response, failure) -> {
                  if (failure != null || response.statusCode() > OK_MAX) {
                    LOG.warn("The recorder didn't take a word about a conference");
                  }
                });
  }
}
