package legalhub.edge;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.actors.supervision.SupervisedId;
import legalhub.actors.voicereport.Recordings;
import legalhub.actors.voicereport.ReportId;

/** Keeps chunks in memory; can hold their writing back, and fail. */
public final class FakeRecordings implements Recordings {
  private final Map<Place, TreeMap<Integer, Chunk>> kept = new HashMap<>();
  private final Deque<Runnable> held = new ArrayDeque<>();
  private boolean holding;
  private Optional<RuntimeException> failure = Optional.empty();

  /** From now on nothing is durable until {@link #release}. */
  public synchronized void hold() {
    holding = true;
  }

  /** Completes what was held, the last first. */
  public synchronized void release() {
    holding = false;
    while (!held.isEmpty()) {
      held.removeLast().run();
    }
  }

  public synchronized void fail(RuntimeException with) {
    failure = Optional.of(with);
  }

  public synchronized void recover() {
    failure = Optional.empty();
  }

  @Override
  public synchronized CompletionStage<Void> keep(SupervisedId person, Place place, Chunk chunk) {
    if (failure.isPresent()) {
      return failedFuture(failure.get());
    }
    var done = new CompletableFuture<Void>();
    Runnable write =
        () -> {
          kept.computeIfAbsent(place, any -> new TreeMap<>()).putIfAbsent(chunk.number(), chunk);
          done.complete(null);
        };
    if (holding) {
      held.add(write);
    } else {
      write.run();
    }
    return done;
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
    return completedFuture(
        kept.getOrDefault(place, new TreeMap<>()).tailMap(number, false).values().stream()
            .limit(limit)
            .toList());
  }

  @Override
  public CompletionStage<Optional<ReportId>> heardBefore(String print, ReportId report) {
    return completedFuture(Optional.empty());
  }
}
