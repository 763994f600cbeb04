package legalhub.hub.supervision;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import legalhub.actors.supervision.SupervisedId;
import legalhub.actors.voicereport.Recordings;
import legalhub.actors.voicereport.ReportId;

/** Chunks and prints as the table has them. */
final class RecordingsInMemory implements Recordings {
  /** How long a recording took, as its page's clock has it. */
  static final int MILLIS = 10_000;

  private final Map<Place, TreeMap<Integer, Chunk>> kept = new HashMap<>();
  private final Map<String, ReportId> prints = new HashMap<>();

  /** A whole recording as a page would bring it: pieces of 700 bytes. */
  int put(String report, int segment, byte[] audio) {
    int number = 0;
    for (int from = 0; from < audio.length; from += 700) {
      number++;
      var part = Arrays.copyOfRange(audio, from, Math.min(audio.length, from + 700));
      keep(
          null,
          new Place(new ReportId(report), segment),
          new Chunk(number, MILLIS * from / audio.length, part));
    }
    return number;
  }

  /** One chunk never came. */
  synchronized void lose(String report, int segment, int number) {
    kept.get(new Place(new ReportId(report), segment)).remove(number);
  }

  @Override
  public synchronized CompletionStage<Void> keep(SupervisedId person, Place place, Chunk chunk) {
    kept.computeIfAbsent(place, any -> new TreeMap<>()).putIfAbsent(chunk.number(), chunk);
    return completedFuture(null);
  }

  @Override
  public synchronized CompletionStage<Integer> durable(Place place) {
    int reached = 0;
    while (kept.getOrDefault(place, new TreeMap<>()).containsKey(reached + 1)) {
      reached++;
    }
    return completedFuture(reached);
  }

  @Override
  public synchronized CompletionStage<List<Chunk>> after(Place place, int number, int limit) {
    var chunks = kept.getOrDefault(place, new TreeMap<>());
    int until = durable(place).toCompletableFuture().join();
    return completedFuture(
        chunks.subMap(number, false, Math.max(number, until), true).values().stream()
            .limit(limit)
            .toList());
  }

  @Override
  public synchronized CompletionStage<Optional<ReportId>> heardBefore(
      String print, ReportId report) {
    var first = prints.putIfAbsent(print, report);
    return completedFuture(Optional.ofNullable(first).filter(known -> !known.equals(report)));
  }
}
