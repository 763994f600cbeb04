package legalhub.simulator.measure;

import io.netty.util.concurrent.Ticker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import legalhub.simulator.client.CommandOver;

/**
 * How long each entity of the hub left somebody without an answer: what a takeover costs.
 *
 * <p>A command's pause runs from when it was first sent to when it was answered (Done, or refused
 * for good: the entity lives), over all repetitions, refusals for now and lost lines between; a
 * command that was given up without an answer counts as long as it was waited for, and as
 * unanswered. A command that never went out says nothing of an entity. An entity's pause is the
 * longest of its commands'.
 *
 * <p>A pause belongs to the window in which it ends: what was sent just before a node is killed and
 * answered after it is the kill's. So windows should be longer than a takeover. Thread-safe; keeps
 * about 100 bytes a command.
 */
public final class Pauses {
  /** Under this name, every entity of whatever kind. */
  public static final String OVERALL = "overall";

  private final Ticker ticker;
  private final long startNanos;
  private final ConcurrentLinkedQueue<Pause> pauses = new ConcurrentLinkedQueue<>();

  private record Pause(Entity entity, long nanos, long endMillis, boolean answered) {}

  /**
   * Of one window.
   *
   * @param pauseMillis the entities' pauses, by kind and {@link #OVERALL}; counts are of entities
   * @param unanswered commands that were given up without an answer
   */
  public record Figures(Map<String, Percentiles> pauseMillis, long unanswered) {}

  public Pauses(Ticker ticker) {
    this.ticker = ticker;
    this.startNanos = ticker.nanoTime();
  }

  /** A command is over now. */
  public void over(Entity entity, CommandOver command) {
    command
        .firstSentNanos()
        .ifPresent(
            sent -> {
              long now = ticker.nanoTime();
              pauses.add(
                  new Pause(
                      entity,
                      now - sent,
                      TimeUnit.NANOSECONDS.toMillis(now - startNanos),
                      command.end() != CommandOver.End.UNANSWERED));
            });
  }

  public Figures in(Window window) {
    List<Pause> inside = pauses.stream().filter(pause -> window.holds(pause.endMillis())).toList();
    var longest = new HashMap<Entity, Long>();
    inside.forEach(pause -> longest.merge(pause.entity(), pause.nanos(), Math::max));
    var spans = new TreeMap<String, Spans>();
    longest.forEach(
        (entity, nanos) -> {
          spans.computeIfAbsent(entity.kind(), any -> new Spans()).add(nanos);
          spans.computeIfAbsent(OVERALL, any -> new Spans()).add(nanos);
        });
    var millis = new TreeMap<String, Percentiles>();
    spans.forEach((kind, some) -> millis.put(kind, some.percentiles()));
    return new Figures(millis, inside.stream().filter(pause -> !pause.answered()).count());
  }
}
