package legalhub.persistence.health;

/** Told what the probe finds; on the probe's thread, so it must not block. */
@FunctionalInterface
public interface ProbeListener {
  /**
   * The database is away, or back.
   *
   * @param available false at the beginning of an outage
   */
  void changed(boolean available);

  /**
   * The database has answered a probe.
   *
   * @param nanos from the question to the answer
   */
  default void answered(long nanos) {}
}
