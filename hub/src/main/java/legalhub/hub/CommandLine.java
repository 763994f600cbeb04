package legalhub.hub;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The command line, laid over the files and the environment. */
final class CommandLine {
  private static final Map<String, List<String>> OPTIONS =
      Map.of(
          "--data", List.of("legalhub.store.folder"),
          "--lan", List.of("legalhub.lan"),
          "--host", List.of("legalhub.http.host", "legalhub.edge.listen.host"),
          "--http-port", List.of("legalhub.http.port"),
          "--realtime-port", List.of("legalhub.edge.listen.port"),
          "--demo", List.of("legalhub.demo"),
          "--town", List.of("legalhub.town.file"),
          "--cert",
              List.of("legalhub.http.tls.certificates", "legalhub.edge.listen.tls-certificate"),
          "--key", List.of("legalhub.http.tls.key", "legalhub.edge.listen.tls-key"));
  private static final String CONFIG = "--config";
  static final String USAGE =
      "The hub takes: --config FILE --data DIR --host ADDRESS --http-port N --realtime-port N"
          + " --demo on|off --lan on|off --town FILE --cert PEM --key PEM.";

  private CommandLine() {}

  /** The whole configuration: arguments, the operator's file, the environment, the defaults. */
  static Config configuration(List<String> arguments) {
    var given = new HashMap<String, Object>();
    given.put("legalhub.home", home().toString());
    var file = ConfigFactory.empty();
    for (int i = 0; i < arguments.size(); i += 2) {
      var option = arguments.get(i);
      if (i + 1 == arguments.size()) {
        throw new StartFailure(
            StartFailure.Code.WRONG_ARGUMENTS, option + " needs a value. " + USAGE);
      }
      var value = arguments.get(i + 1);
      if (option.equals(CONFIG)) {
        file = file(Path.of(value));
      } else {
        paths(option).forEach(path -> given.put(path, value));
      }
    }
    return resolved(ConfigFactory.parseMap(given, "the command line"), file);
  }

  private static List<String> paths(String option) {
    var paths = OPTIONS.get(option);
    if (paths == null) {
      throw new StartFailure(
          StartFailure.Code.WRONG_ARGUMENTS, "There is no option " + option + ". " + USAGE);
    }
    return paths;
  }

  /** Where this class's jar lies. */
  private static Path home() {
    try {
      var jar = CommandLine.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(jar).getParent();
    } catch (URISyntaxException odd) {
      return Path.of("lib");
    }
  }

  private static Config file(Path path) {
    if (!Files.isReadable(path)) {
      throw new StartFailure(
          StartFailure.Code.WRONG_ARGUMENTS, "The file %s can't be read.".formatted(path));
    }
    return ConfigFactory.parseFile(path.toFile());
  }

  private static Config resolved(Config given, Config file) {
    try {
      return ConfigFactory.load(
          given.withFallback(file).withFallback(ConfigFactory.defaultApplication()));
    } catch (ConfigException wrong) {
      throw new StartFailure(
          StartFailure.Code.WRONG_ARGUMENTS,
          "The configuration can't be read: " + wrong.getMessage(),
          wrong);
    }
  }
}
