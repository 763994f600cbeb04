package legalhub.actors.entity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One view as one audience sees it. Each part remembers the version that changed it last, and a
 * removed part leaves a mark: so the changes since any version of this incarnation are exact,
 * without a buffer of deltas.
 */
final class Shown {
  private record Versioned(ViewPart part, long version) {}

  private final Audience audience;

  /** The version from which marks of removed parts are complete. */
  private final long since;

  private final Map<String, Versioned> parts = new LinkedHashMap<>();
  private final Map<String, Long> removed = new HashMap<>();
  private long version;
  private boolean drawn;
  private boolean closed;

  Shown(Audience audience, long since) {
    this.audience = audience;
    this.since = since;
    this.version = since;
  }

  Audience audience() {
    return audience;
  }

  long version() {
    return version;
  }

  /** Whether it was ever worked out. */
  boolean isDrawn() {
    return drawn;
  }

  boolean isClosed() {
    return closed;
  }

  <S> void refresh(Screen<S> screen, S state, Instant now, long next) {
    var view = screen.view(state, audience, now);
    drawn = true;
    closed = view.isEmpty();
    view.ifPresent(fresh -> replace(fresh, next));
  }

  private void replace(Map<String, ViewPart> fresh, long next) {
    boolean changed = false;
    for (var key : List.copyOf(parts.keySet())) {
      if (!fresh.containsKey(key)) {
        parts.remove(key);
        removed.put(key, next);
        changed = true;
      }
    }
    for (var entry : fresh.entrySet()) {
      var before = parts.get(entry.getKey());
      if (before == null || !before.part().equals(entry.getValue())) {
        parts.put(entry.getKey(), new Versioned(entry.getValue(), next));
        removed.remove(entry.getKey());
        changed = true;
      }
    }
    if (changed) {
      version = next;
    }
  }

  /** The way from {@code held} to now, or the whole view where that way isn't known. */
  ViewUpdate since(long held, String watch, String epoch) {
    var current = new ViewVersion(epoch, version);
    if (held < since || held > version) {
      var whole = new LinkedHashMap<String, ViewPart>();
      parts.forEach((key, versioned) -> whole.put(key, versioned.part()));
      return new ViewUpdate.Whole(watch, current, whole);
    }
    var changed = new LinkedHashMap<String, ViewPart>();
    parts.forEach(
        (key, versioned) -> {
          if (versioned.version() > held) {
            changed.put(key, versioned.part());
          }
        });
    var gone = new ArrayList<String>();
    removed.forEach(
        (key, when) -> {
          if (when > held) {
            gone.add(key);
          }
        });
    return new ViewUpdate.Changed(watch, current, held, changed, List.copyOf(gone));
  }
}
