package legalhub.persistence.embedded;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.List;

/** Settings for a folder, everything else as delivered. */
public final class Folders {
  /** For processes that live for seconds: they start in half of the time. */
  static final String LIGHTLY_COMPILED = "-XX:TieredStopAtLevel=1";

  private Folders() {}

  public static EmbeddedSettings settings(Path folder) {
    var delivered = EmbeddedSettings.from(ConfigFactory.load());
    var jvm = delivered.jvm();
    return new EmbeddedSettings(
        folder,
        delivered.ports(),
        new EmbeddedSettings.Jvm(jvm.home(), jvm.lib(), jvm.heap(), List.of(LIGHTLY_COMPILED)),
        delivered.patience());
  }
}
