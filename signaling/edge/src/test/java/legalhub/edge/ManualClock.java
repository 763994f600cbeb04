package legalhub.edge;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/** A clock that goes as a test's scheduler does. */
public final class ManualClock extends Clock {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  private LongSupplier millis = () -> 0;

  /** From now on, {@code passed} milliseconds after the start. */
  public void follow(LongSupplier passed) {
    millis = passed;
  }

  @Override
  public Instant instant() {
    return START.plusMillis(millis.getAsLong());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
