package legalhub.edge;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.PoolId;
import legalhub.actors.town.Desk;
import legalhub.actors.town.DeskId;
import legalhub.actors.town.LawyerProfile;
import legalhub.actors.town.OpenHours;
import legalhub.actors.town.Pool;
import legalhub.actors.town.QueueSettings;
import legalhub.actors.town.Town;
import legalhub.edge.token.TokenKeys;
import legalhub.edge.token.Tokens;

/** A small town and what else most tests need. */
public final class Fixtures {
  public static final EdgeServices.Conferences CONFERENCES =
      new EdgeServices.Conferences(true, true);

  public static final PoolId POOL = new PoolId("pool-1");
  public static final LawyerId LAWYER = new LawyerId("lawyer-1");

  public static final ConflictCheck NO_CONFLICTS =
      (own, other) -> CompletableFuture.completedFuture(Set.of());

  private Fixtures() {}

  public static Town town() {
    var family = new DeskId("family");
    var profile = new LawyerProfile(LAWYER, "", Set.of(family), Set.of(), Set.of());
    var pool =
        new Pool(
            POOL,
            List.of(new Desk(family, true)),
            Map.of(LAWYER, profile),
            OpenHours.always(),
            QueueSettings.defaults());
    return new Town(Map.of(POOL, pool));
  }

  public static Tokens tokens(Clock clock) {
    try {
      var folder = Files.createTempDirectory(Path.of("target"), "keys");
      return new Tokens(
          TokenKeys.load(folder.resolve("keys.json"), clock), Duration.ofMinutes(10), clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The defaults, on any free port of this machine, with {@code overrides} on top. */
  public static EdgeSettings settings(String overrides) {
    return EdgeSettings.from(config(overrides));
  }

  public static Config config(String overrides) {
    return ConfigFactory.parseString(overrides)
        .withFallback(
            ConfigFactory.parseString(
                """
                legalhub.edge.listen { host = "127.0.0.1", port = 0, threads = 2 }
                """))
        .withFallback(ConfigFactory.load());
  }
}
