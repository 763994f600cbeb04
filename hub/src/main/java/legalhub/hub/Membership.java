package legalhub.hub;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.actors.cluster.WarmUp;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.cluster.typed.SelfUp;
import org.apache.pekko.cluster.typed.Subscribe;
import org.apache.pekko.management.cluster.bootstrap.ClusterBootstrap;

/**
 * How this node becomes one of a cluster. A single hub is its own. One of several asks the others
 * at their contact points: it joins the cluster that they know, and forms a new one only where a
 * majority of the contact points answers and none knows any. So a node that is started while it is
 * cut off never forms a cluster of its own beside the others' database.
 */
final class Membership {
  private static final String CONTACT_POINTS = "legalhub.cluster.contact-points";
  private static final String SINGLE = "legalhub.cluster.single";
  private static final String DISCOVERY =
      "pekko.management.cluster.bootstrap.contact-point-discovery.discovery-method";
  private static final String KUBERNETES = "kubernetes-api";
  private static final String KUBERNETES_HOST = "legalhub.cluster.kubernetes-host";
  private static final List<String> METHODS = List.of("config", KUBERNETES);
  private static final String ENDPOINTS = "pekko.discovery.config.services.legalhub.endpoints";

  private Membership() {}

  /**
   * The contact points as Pekko's discovery by configuration wants them. A way of discovery that
   * can't work here is refused: the bootstrap would look again and again, and say so only in the
   * log.
   */
  static Config withContactPoints(Config config) {
    if (!config.getBoolean(SINGLE)) {
      checkDiscovery(config);
    }
    var endpoints =
        Arrays.stream(config.getString(CONTACT_POINTS).split(","))
            .map(String::strip)
            .filter(point -> !point.isEmpty())
            .map(Membership::endpoint)
            .toList();
    boolean wanted = !config.getBoolean(SINGLE) && config.getString(DISCOVERY).equals("config");
    if (wanted && endpoints.isEmpty()) {
      throw new StartFailure(
          StartFailure.Code.WRONG_ARGUMENTS,
          "%s is off, but %s names no node (LEGALHUB_CONTACT_POINTS=HOST:PORT,HOST:PORT)."
              .formatted(SINGLE, CONTACT_POINTS));
    }
    return config.withValue(ENDPOINTS, ConfigValueFactory.fromIterable(endpoints));
  }

  private static void checkDiscovery(Config config) {
    var method = config.getString(DISCOVERY);
    if (!METHODS.contains(method)) {
      throw new StartFailure(
          StartFailure.Code.WRONG_ARGUMENTS,
          "LEGALHUB_DISCOVERY is \"%s\"; it takes %s."
              .formatted(method, String.join(", ", METHODS)));
    }
    if (method.equals(KUBERNETES) && config.getString(KUBERNETES_HOST).isEmpty()) {
      throw new StartFailure(
          StartFailure.Code.WRONG_ARGUMENTS,
          "LEGALHUB_DISCOVERY is \"%s\", but this is no pod: KUBERNETES_SERVICE_HOST isn't set. Elsewhere name the nodes by LEGALHUB_CONTACT_POINTS."
              .formatted(KUBERNETES));
    }
  }

  private static Map<String, Object> endpoint(String point) {
    int colon = point.lastIndexOf(':');
    try {
      return Map.of(
          "host", point.substring(0, Math.max(0, colon)),
          "port", Integer.parseInt(point.substring(colon + 1)));
    } catch (NumberFormatException wrong) {
      throw new StartFailure(
          StartFailure.Code.WRONG_ARGUMENTS,
          "%s is a list of HOST:PORT; it holds \"%s\".".formatted(CONTACT_POINTS, point),
          wrong);
    }
  }

  /** Completes when this node is a full member. The management port is open by now. */
  static CompletionStage<Void> join(ActorSystem<?> system) {
    var config = system.settings().config();
    if (config.getBoolean(SINGLE)) {
      return joined(system);
    }
    var warmUp = config.getConfig("legalhub.cluster.warm-up");
    return WarmUp.run(system, warmUp.getInt("recoveries"), warmUp.getDuration("within"))
        .thenCompose(warm -> joined(system));
  }

  private static CompletionStage<Void> joined(ActorSystem<?> system) {
    var up = new CompletableFuture<Void>();
    var cluster = Cluster.get(system);
    ActorRef<SelfUp> listener =
        system.systemActorOf(
            Behaviors.receiveMessage(
                member -> {
                  up.complete(null);
                  return Behaviors.stopped();
                }),
            "legalhub-up",
            Props.empty());
    cluster.subscriptions().tell(Subscribe.create(listener, SelfUp.class));
    if (system.settings().config().getBoolean(SINGLE)) {
      cluster.manager().tell(Join.create(cluster.selfMember().address()));
      return up;
    }
    ClusterBootstrap.get(system).start();
    return up;
  }
}
