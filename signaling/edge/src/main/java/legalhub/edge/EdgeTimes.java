package legalhub.edge;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * When a connection does what.
 *
 * @param helloWithin from the open socket to its Hello
 * @param beatEvery between two beats of this side
 * @param deadAfter of silence the other side is gone; found at the next beat
 * @param watchEvery between two repetitions of a watched view
 * @param attendEvery between two signs of presence
 * @param repeatEvery between two tries of one command
 * @param closeWithin after which a socket that doesn't close itself is cut
 * @param retryAfterMin the shortest and the longest wait that a client is told, to spread returns
 * @param drainSpread over which a leaving node tells its clients to go to the others
 */
public record EdgeTimes(
    Duration helloWithin,
    Duration beatEvery,
    Duration deadAfter,
    Duration watchEvery,
    Duration attendEvery,
    Duration repeatEvery,
    Duration closeWithin,
    Duration retryAfterMin,
    Duration retryAfterMax,
    Duration drainSpread) {

  static EdgeTimes from(Config config) {
    return new EdgeTimes(
        config.getDuration("hello-within"),
        config.getDuration("beat-every"),
        config.getDuration("dead-after"),
        config.getDuration("watch-every"),
        config.getDuration("attend-every"),
        config.getDuration("repeat-every"),
        config.getDuration("close-within"),
        config.getDuration("retry-after-min"),
        config.getDuration("retry-after-max"),
        config.getDuration("drain-spread"));
  }
}
