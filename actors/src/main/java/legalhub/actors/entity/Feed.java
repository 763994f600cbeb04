package legalhub.actors.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What has no journal of its own: it is told what others have recorded, and shows what that comes
 * to. Lives within one actor, which alone calls it.
 */
public interface Feed {
  /** Everything recorded before; asked once at the start, and again when that fails. */
  CompletionStage<List<News>> past(Instant now);

  /** Told something, perhaps again, perhaps older than what is known. True when it was news. */
  boolean take(News news);

  /** What this audience sees; empty: it may not see it. */
  Optional<Map<String, ViewPart>> view(Audience audience, Instant now);

  /** The least time between two pushes: what happens in between goes out together. */
  Duration pushEvery();

  /** How often it is pushed though nothing happened, so that a screen knows that it isn't stale. */
  Duration refreshEvery();

  /** To which feed above it goes what this one comes to. */
  Optional<EntityAddress> above();

  /** What this one comes to, for the one above. */
  News summary(Instant now);
}
