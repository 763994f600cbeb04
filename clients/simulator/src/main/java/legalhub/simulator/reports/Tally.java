package legalhub.simulator.reports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import legalhub.simulator.measure.Spans;

/** What became of the reports. Thread-safe. */
final class Tally {
  private static final Set<String> OTHER_BYTES = Set.of("HASH_MISMATCH", "INCOMPLETE");

  private final AtomicInteger started = new AtomicInteger();
  private final Passage.Lags lags = new Passage.Lags(new Spans(), new Spans());
  private final Map<String, Integer> states = new HashMap<>();
  private final Map<String, Integer> reasons = new TreeMap<>();
  private int completed;
  private int hashMismatch;

  Passage.Lags lags() {
    return lags;
  }

  void started() {
    started.incrementAndGet();
  }

  /** The hub's answer to an end. Without a hash it isn't over. */
  synchronized void finished(JsonNode answer) {
    if (answer.path("hash").asText().isEmpty()) {
      return;
    }
    var why =
        StreamSupport.stream(answer.path("reasons").spliterator(), false)
            .map(JsonNode::asText)
            .toList();
    completed++;
    states.merge(answer.path("state").asText(), 1, Integer::sum);
    why.forEach(reason -> reasons.merge(reason, 1, Integer::sum));
    hashMismatch += why.stream().anyMatch(OTHER_BYTES::contains) ? 1 : 0;
  }

  synchronized int completed() {
    return completed;
  }

  /** How often each was found. */
  synchronized Map<String, Integer> reasons() {
    return new TreeMap<>(reasons);
  }

  /** At the end. */
  synchronized ReportsReport report(List<Passage> passages) {
    return new ReportsReport(
        started.get(),
        completed,
        states.getOrDefault("ACCEPTED", 0),
        states.getOrDefault("NEEDS_REVIEW", 0),
        states.getOrDefault("REJECTED", 0),
        passages.stream().mapToInt(Passage::missing).sum(),
        hashMismatch,
        lags.acks().percentiles(),
        lags.live().percentiles(),
        passages.stream().mapToLong(Passage::bytesMade).sum(),
        passages.stream().mapToLong(Passage::bytesHeard).sum());
  }
}
