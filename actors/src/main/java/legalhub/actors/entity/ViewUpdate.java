package legalhub.actors.entity;

import java.util.List;
import java.util.Map;

/** What a watcher is told. */
public sealed interface ViewUpdate {
  String watch();

  /** The whole view; replaces all that was held. */
  record Whole(String watch, ViewVersion version, Map<String, ViewPart> parts)
      implements ViewUpdate {}

  /** What changed since {@code from}, of the same epoch: exact, or it isn't sent. */
  record Changed(
      String watch,
      ViewVersion version,
      long from,
      Map<String, ViewPart> parts,
      List<String> removed)
      implements ViewUpdate {}

  /** This audience can't see this view (any more). */
  record Closed(String watch, Refusal why) implements ViewUpdate {}
}
