package legalhub.edge.connection;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import legalhub.edge.EdgeServices;
import legalhub.edge.EdgeSettings;
import legalhub.edge.codec.CommandCodec;
import legalhub.edge.codec.TopicCodec;
import legalhub.edge.codec.ViewCodec;
import legalhub.edge.ice.IceServers;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;

/**
 * What all connections of a node share: the wiring.
 *
 * @param persons connections by person
 * @param shared what many clients look at
 */
public record ConnectionEnvironment(
    EdgeSettings settings,
    EdgeServices services,
    CommandCodec commands,
    ViewCodec views,
    TopicCodec topics,
    IceServers ice,
    Tally persons,
    ActorRef<SharedViews.Told> shared) {

  /**
   * @param spawn makes the actor of the views that are shared
   */
  public static ConnectionEnvironment of(
      EdgeSettings settings,
      EdgeServices services,
      Function<Behavior<SharedViews.Told>, ActorRef<SharedViews.Told>> spawn) {
    var views = new ViewCodec(services.sealer());
    var every = settings.times().watchEvery();
    return new ConnectionEnvironment(
        settings,
        services,
        new CommandCodec(
            services.sealer(), services.town(), services.conflicts(), services.conferences()),
        views,
        new TopicCodec(services.town()),
        new IceServers(settings.ice(), services.clock()),
        new Tally(settings.limits().connectionsPerPersonMax()),
        spawn.apply(SharedViews.create(services.entities(), views, every)));
  }

  /**
   * When those whom a leaving node sends away knock again: at another node soon, since they come
   * there one by one; where there is no other, at a random time.
   *
   * @param spread over which this node sends its people away
   */
  public Duration elsewhereAfter(Duration spread) {
    return spread.isZero() ? retryAfter() : settings.times().retryAfterMin();
  }

  /** A random wait, so that many who are sent away don't come back at once. */
  public Duration retryAfter() {
    long min = settings.times().retryAfterMin().toMillis();
    long max = Math.max(min, settings.times().retryAfterMax().toMillis());
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(min, max + 1));
  }
}
