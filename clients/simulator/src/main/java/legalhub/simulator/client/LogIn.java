package legalhub.simulator.client;

import java.time.Duration;
import java.util.Map;

/**
 * What a log-in gave.
 *
 * @param lives how long the access token lives from the answer on, by the hub's own times
 * @param cookies the refresh token, as a browser would keep it
 */
record LogIn(
    String accessToken, String personId, String name, Duration lives, Map<String, String> cookies) {

  @Override
  public String toString() {
    return "LogIn[" + personId + "]";
  }
}
