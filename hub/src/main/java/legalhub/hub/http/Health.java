package legalhub.hub.http;

/** How this node is. Asked often, so the answers must be at hand. */
public interface Health {
  /** The process works; false asks the supervisor for a restart. */
  boolean isAlive();

  /** Everything was started once. */
  boolean isStarted();

  /** Why no traffic should come here now; {@code ""}: it may come. */
  String notReadyBecause();
}
