package legalhub.hub.terminal;

import com.typesafe.config.Config;
import legalhub.hub.http.Throttle.Limit;

/**
 * {@code legalhub.terminals} in the configuration; each value with its reason there.
 *
 * @param applies devices of one address that ask to be enrolled
 * @param logIns log-ins of devices behind one address
 */
public record TerminalSettings(Limit applies, Limit logIns) {
  public static TerminalSettings from(Config config) {
    var limits = config.getConfig("legalhub.terminals.limits");
    return new TerminalSettings(limit(limits, "applies"), limit(limits, "log-ins"));
  }

  private static Limit limit(Config limits, String key) {
    return new Limit(limits.getInt(key + ".tries"), limits.getDuration(key + ".per"));
  }
}
