package legalhub.actors.activity;

import static legalhub.actors.Sample.POOL;

import java.time.Instant;

/** A cleaning of the river's bank, for two. */
public final class SampleActivity {
  public static final Instant FROM = Instant.parse("2026-11-02T06:00:00Z");
  public static final Activity.Notice NOTICE =
      new Activity.Notice(
          POOL,
          "Clean the river's bank",
          "East gate",
          "30.74,120.48,200",
          FROM,
          Instant.parse("2026-11-02T09:00:00Z"),
          2,
          "2026-11",
          "246810");

  private SampleActivity() {}
}
