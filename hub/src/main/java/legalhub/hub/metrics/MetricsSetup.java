package legalhub.hub.metrics;

import org.apache.pekko.actor.setup.Setup;

/** Brings a node's metrics to the routes that Pekko Management makes by their class's name. */
public final class MetricsSetup extends Setup {
  private final Metrics metrics;

  public MetricsSetup(Metrics metrics) {
    this.metrics = metrics;
  }

  Metrics metrics() {
    return metrics;
  }
}
