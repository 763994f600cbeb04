package legalhub.persistence.embedded;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;

/** Settings for a folder, everything else as delivered. */
public final class Folders {

  private Folders() {}

  public static EmbeddedSettings settings(Path folder) {
    var delivered = EmbeddedSettings.from(ConfigFactory.load());
    return new EmbeddedSettings(folder, delivered.ports(), delivered.jvm(), delivered.patience());
  }
}
