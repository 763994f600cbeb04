package legalhub.edge.connection;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import legalhub.edge.EdgeServices;
import legalhub.edge.EdgeSettings;
import legalhub.edge.codec.CommandCodec;
import legalhub.edge.codec.TopicCodec;
import legalhub.edge.codec.ViewCodec;
import legalhub.edge.ice.IceServers;

/**
 * What all connections of a node share: the wiring.
 *
 * @param persons connections by person
 */
public record ConnectionEnvironment(
    EdgeSettings settings,
    EdgeServices services,
    CommandCodec commands,
    ViewCodec views,
    TopicCodec topics,
    IceServers ice,
    Tally persons) {

  public static ConnectionEnvironment of(EdgeSettings settings, EdgeServices services) {
    return new ConnectionEnvironment(
        settings,
        services,
        new CommandCodec(services.sealer(), services.town(), services.conflicts()),
        new ViewCodec(services.sealer()),
        new TopicCodec(services.town()),
        new IceServers(settings.ice(), services.clock()),
        new Tally(settings.limits().connectionsPerPersonMax()));
  }

  /** A random wait, so that many who are sent away don't come back at once. */
  public Duration retryAfter() {
    long min = settings.times().retryAfterMin().toMillis();
    long max = Math.max(min, settings.times().retryAfterMax().toMillis());
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(min, max + 1));
  }
}
