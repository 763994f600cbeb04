package legalhub.hub.town;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The file that describes the town. */
public final class TownFile {
  private static final String BUILT_IN = "town/wuzhen.conf";

  private TownFile() {}

  /**
   * Reads the file, or the built-in demonstration town.
   *
   * @param file a path, or {@code ""} for the built-in
   */
  public static TownPlan load(String file) {
    if (file.isEmpty()) {
      return read(BUILT_IN + " (built in)", ConfigFactory.parseResources(BUILT_IN));
    }
    var path = Path.of(file).toAbsolutePath();
    if (!Files.isReadable(path)) {
      throw new InvalidTown(path.toString(), List.of("It doesn't exist or can't be read."));
    }
    try {
      return read(path.toString(), ConfigFactory.parseFile(path.toFile()));
    } catch (ConfigException.Parse unparsable) {
      throw new InvalidTown(path.toString(), List.of(unparsable.getMessage()));
    }
  }

  /**
   * @param name what to call it in the message
   */
  static TownPlan read(String name, Config file) {
    var problems = new ArrayList<String>();
    var root = file.resolve();
    var town = root.hasPath("town") ? root.getConfig("town") : ConfigFactory.empty();
    var plan = new TownReader(new Reading(town, "town", problems)).read();
    if (!problems.isEmpty()) {
      throw new InvalidTown(name, problems);
    }
    return plan;
  }
}
