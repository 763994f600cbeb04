package legalhub.jitsi.meet;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Ends a room from outside, by what Jitsi Meet's Prosody module {@code muc_end_meeting} offers. */
final class RoomCloser {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final URI prosody;
  private final String roomDomain;
  private final RoomTokens tokens;

  /**
   * @param prosody its HTTP port, which only the hub reaches: {@code http://10.0.0.6:5280}
   * @param roomDomain {@code conference.meet.example.cn}
   * @param tokens by the key of systems, not of people
   */
  RoomCloser(URI prosody, String roomDomain, RoomTokens tokens) {
    this.prosody = prosody;
    this.roomDomain = roomDomain;
    this.tokens = tokens;
  }

  /** Its status: 200, or 404 where nobody is in the room any more. */
  CompletionStage<Integer> end(String room) {
    var jid = URLEncoder.encode(room + "@" + roomDomain, StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(URI.create(prosody + "/end-meeting?conference=" + jid))
            .timeout(TIMEOUT)
            .header("Authorization", "Bearer " + tokens.toEnd(room))
            .POST(BodyPublishers.noBody())
            .build();
    return http.sendAsync(request, BodyHandlers.discarding())
        .thenApply(response -> response.statusCode());
  }
}
