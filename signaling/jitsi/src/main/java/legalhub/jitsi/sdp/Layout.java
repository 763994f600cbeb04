package legalhub.jitsi.sdp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which sections of a page's description hold which sources of others. A section is never taken out
 * or moved: a browser knows them by their place.
 *
 * @param slots after the three in which the page itself sends
 */
public record Layout(List<Slot> slots) {
  public static final Layout EMPTY = new Layout(List.of());

  /**
   * @param track what kind of thing comes here for ever: a browser's track keeps its first name, of
   *     which only the end ({@code -v0}) holds for whoever has the section later
   * @param source empty: nothing comes here now
   */
  public record Slot(Track track, Optional<Source> source) {}

  public Layout {
    slots = List.copyOf(slots);
  }

  /**
   * What the page should be offered next, after this was. A source keeps its section, also under
   * new numbers. A section whose source is gone is offered empty once before another source takes
   * it: only so does the browser say that a new track has come.
   */
  public Layout with(List<Source> sources) {
    var waiting = new HashMap<String, Source>();
    sources.forEach(source -> waiting.put(source.name(), source));
    var kept = new ArrayList<Slot>();
    for (var slot : slots) {
      var same = slot.source().map(Source::name).map(waiting::remove).filter(Objects::nonNull);
      kept.add(new Slot(slot.track(), same));
    }
    for (var source : sources) {
      if (waiting.containsKey(source.name())) {
        place(source, kept);
      }
    }
    return new Layout(kept);
  }

  private void place(Source source, List<Slot> kept) {
    var taken = new Slot(source.track(), Optional.of(source));
    for (int i = 0; i < slots.size(); i++) {
      boolean wasFree = slots.get(i).source().isEmpty() && kept.get(i).source().isEmpty();
      if (wasFree && slots.get(i).track() == taken.track()) {
        kept.set(i, taken);
        return;
      }
    }
    kept.add(taken);
  }
}
