package legalhub.hub.webhook;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import legalhub.actors.queue.PoolId;
import legalhub.actors.town.Town;

/**
 * The file that names the webhooks:
 *
 * <pre>
 * webhooks = [
 *   { name = "big-data", url = "https://data.example.cn/legal", secret = "whsec_…", offices = [] }
 * ]
 * </pre>
 *
 * A secret is {@code whsec_} and at least 24 bytes in Base64, as Standard Webhooks has it; no
 * offices are all of them.
 */
final class HookFile {
  private static final String SECRET_START = "whsec_";
  private static final int SECRET_BYTES_MIN = 24;
  private static final Set<String> KEYS = Set.of("name", "url", "secret", "offices");

  private final String file;
  private final Town town;

  private HookFile(String file, Town town) {
    this.file = file;
    this.town = town;
  }

  /**
   * @param file {@code ""}: there are none
   * @throws InvalidHooks for whatever can't be used
   */
  static List<Hook> load(String file, Town town) {
    if (file.isEmpty()) {
      return List.of();
    }
    var path = Path.of(file).toAbsolutePath();
    if (!Files.isReadable(path)) {
      throw new InvalidHooks(path + " doesn't exist or can't be read.");
    }
    try {
      var hooks = ConfigFactory.parseFile(path.toFile()).resolve().getConfigList("webhooks");
      return new HookFile(path.toString(), town).read(hooks);
    } catch (ConfigException wrong) {
      throw new InvalidHooks(path + " isn't a file of webhooks: " + wrong.getMessage());
    }
  }

  private List<Hook> read(List<? extends Config> configured) {
    var hooks = new ArrayList<Hook>();
    var names = new HashSet<String>();
    for (var each : configured) {
      var hook = read(each);
      if (!names.add(hook.name())) {
        throw wrong(hook.name(), "the name is there twice");
      }
      hooks.add(hook);
    }
    return List.copyOf(hooks);
  }

  private Hook read(Config hook) {
    var name = hook.getString("name");
    if (!name.matches("[a-z0-9-]{1,40}")) {
      throw wrong(name, "a name has 1 to 40 of a-z, 0-9 and -");
    }
    hook.root().keySet().stream()
        .filter(key -> !KEYS.contains(key))
        .findFirst()
        .ifPresent(
            unknown -> {
              throw wrong(name, "there is no setting " + unknown);
            });
    return new Hook(
        name, url(name, hook.getString("url")), secret(name, hook), offices(name, hook));
  }

  private URI url(String name, String text) {
    try {
      var url = new URI(text);
      if (url.getHost() != null && Set.of("http", "https").contains(url.getScheme())) {
        return url;
      }
    } catch (URISyntaxException garbled) {
      // Said below.
    }
    throw wrong(name, "the url must begin with https:// or http:// and name a host");
  }

  private byte[] secret(String name, Config hook) {
    var text = hook.getString("secret");
    try {
      if (text.startsWith(SECRET_START)) {
        var bytes = Base64.getDecoder().decode(text.substring(SECRET_START.length()));
        if (bytes.length >= SECRET_BYTES_MIN) {
          return bytes;
        }
      }
    } catch (IllegalArgumentException garbled) {
      // Said below.
    }
    throw wrong(name, "the secret must be whsec_ and at least 24 bytes in Base64");
  }

  private Set<PoolId> offices(String name, Config hook) {
    var named = hook.hasPath("offices") ? hook.getStringList("offices") : List.<String>of();
    if (named.isEmpty()) {
      return town.pools().keySet();
    }
    var offices = new LinkedHashSet<PoolId>();
    for (var office : named) {
      offices.add(
          town.pools().keySet().stream()
              .filter(each -> each.value().equals(office))
              .findFirst()
              .orElseThrow(() -> wrong(name, "the town has no office " + office)));
    }
    return offices;
  }

  private InvalidHooks wrong(String name, String why) {
    return new InvalidHooks("%s, webhook \"%s\": %s.".formatted(file, name, why));
  }
}
