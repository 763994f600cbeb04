package legalhub.hub;

import java.util.function.BooleanSupplier;
import legalhub.hub.http.Health;

/** This node's health, from flags that are at hand. */
final class NodeHealth implements Health {
  private final BooleanSupplier store;
  private final BooleanSupplier fence;
  private volatile boolean started;
  private volatile boolean leaving;

  NodeHealth(BooleanSupplier store, BooleanSupplier fence) {
    this.store = store;
    this.fence = fence;
  }

  void started() {
    started = true;
  }

  void leaving() {
    leaving = true;
  }

  @Override
  public boolean isAlive() {
    return true;
  }

  @Override
  public boolean isStarted() {
    return started;
  }

  @Override
  public String notReadyBecause() {
    if (!started) {
      return "starting";
    }
    if (leaving) {
      return "leaving";
    }
    if (!fence.getAsBoolean()) {
      return "isolated";
    }
    return store.getAsBoolean() ? "" : "store unavailable";
  }
}
