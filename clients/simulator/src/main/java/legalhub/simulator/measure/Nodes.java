package legalhub.simulator.measure;

import io.netty.util.concurrent.Ticker;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** How each hub of a cluster fared, as its clients saw it. Thread-safe. */
public final class Nodes {
  private final Ticker ticker;
  private final long startNanos;
  private final Map<URI, Node> nodes = new TreeMap<>();
  private long lastAckNanos;

  /**
   * One hub.
   *
   * @param opened lines of clients that this hub welcomed as the first
   * @param resumed lines of clients that came back to this hub, from itself or another
   * @param lost open lines that went without the person's will
   * @param turnedAway tries to come in that ended before a welcome
   * @param answered commands that this hub answered, by Done or any refusal
   * @param commandMillis from the sending over this hub's line to Done
   * @param silentMillisMax the longest time from its first welcome or an acknowledgement to the
   *     next acknowledgement by this hub; when none came, to the last one by any hub
   * @param silentFromMillis when that began, from the start of the run
   */
  public record Figures(
      long opened,
      long resumed,
      long lost,
      long turnedAway,
      long answered,
      Percentiles commandMillis,
      long silentMillisMax,
      long silentFromMillis) {}

  private static final class Node {
    private final Spans commands = new Spans();
    private long opened;
    private long resumed;
    private long lost;
    private long turnedAway;
    private long answered;
    private boolean known;
    private long quietSinceNanos;
    private long silentNanos;
    private long silentFromNanos;

    void known(long now) {
      if (!known) {
        known = true;
        quietSinceNanos = now;
        silentFromNanos = now;
      }
    }

    void heard(long now) {
      quietUntil(now);
      quietSinceNanos = now;
    }

    void quietUntil(long now) {
      if (known && now - quietSinceNanos > silentNanos) {
        silentNanos = now - quietSinceNanos;
        silentFromNanos = quietSinceNanos;
      }
    }
  }

  public Nodes(Ticker ticker) {
    this.ticker = ticker;
    this.startNanos = ticker.nanoTime();
    this.lastAckNanos = startNanos;
  }

  private Node node(URI hub) {
    return nodes.computeIfAbsent(hub, any -> new Node());
  }

  public synchronized void opened(URI hub, boolean again) {
    var node = node(hub);
    node.known(ticker.nanoTime());
    if (again) {
      node.resumed++;
    } else {
      node.opened++;
    }
  }

  public synchronized void lost(URI hub) {
    node(hub).lost++;
  }

  public synchronized void turnedAway(URI hub) {
    node(hub).turnedAway++;
  }

  /**
   * @param sentNanos when it was sent over this hub's line
   */
  public synchronized void acknowledged(URI hub, long sentNanos) {
    var node = node(hub);
    lastAckNanos = ticker.nanoTime();
    node.answered++;
    node.commands.add(lastAckNanos - sentNanos);
    node.heard(lastAckNanos);
  }

  public synchronized void refused(URI hub) {
    node(hub).answered++;
  }

  /** By the hubs' addresses. */
  public synchronized Map<String, Figures> figures() {
    var figures = new TreeMap<String, Figures>();
    nodes.forEach(
        (hub, node) -> {
          node.quietUntil(lastAckNanos);
          figures.put(hub.toString(), figures(node));
        });
    return figures;
  }

  private Figures figures(Node node) {
    return new Figures(
        node.opened,
        node.resumed,
        node.lost,
        node.turnedAway,
        node.answered,
        node.commands.percentiles(),
        TimeUnit.NANOSECONDS.toMillis(node.silentNanos),
        node.known ? TimeUnit.NANOSECONDS.toMillis(node.silentFromNanos - startNanos) : 0);
  }
}
