package legalhub.hub;

import com.typesafe.config.Config;

/** Where the log goes. Decided before the first line of it is written. */
final class Logging {
  private Logging() {}

  /** Logback reads its file at the first use of a logger, so nobody may log before this. */
  static void configure(Config config) {
    var log = config.getConfig("legalhub.log");
    System.setProperty("legalhub.log.folder", log.getString("folder"));
    System.setProperty(
        "logback.configurationFile", "legalhub/hub/logback-" + log.getString("format") + ".xml");
  }
}
