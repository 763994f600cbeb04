package legalhub.persistence.keys;

import static java.util.concurrent.CompletableFuture.completedFuture;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import legalhub.persistence.keys.GenerationTable.Generations;
import legalhub.persistence.keys.SubjectKeyTable.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces the master key: a new generation becomes current, every remaining key is wrapped by it,
 * and the old generation is destroyed. What a step needs stands in the database, so a rotation that
 * a crash cut off at any point, or that two nodes started, is carried on by whoever comes next.
 */
final class KeyRotation {

  private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);

  private static final int FIRST_GENERATION = 1;

  private final SubjectKeyTable keys;
  private final GenerationTable generations;
  private final MasterKeys masters;
  private final KeyWrapping wrapping;
  private final Executor blocking;

  KeyRotation(
      SubjectKeyTable keys, GenerationTable generations, MasterKeys masters, Executor blocking) {
    this.keys = keys;
    this.generations = generations;
    this.masters = masters;
    this.wrapping = new KeyWrapping(masters);
    this.blocking = blocking;
  }

  /** Carries on what was cut off, if anything was; makes the first generation if there is none. */
  CompletionStage<Generations> resume() {
    return generations
        .findSerially()
        .thenCompose(found -> found.isPresent() ? completedFuture(found.get()) : begin())
        .thenCompose(
            now ->
                now.retiring().isPresent()
                    ? finish(now, now.retiring().get())
                    : completedFuture(now));
  }

  private CompletionStage<Generations> begin() {
    return CompletableFuture.runAsync(() -> masters.create(FIRST_GENERATION), blocking)
        .thenCompose(made -> generations.begin(FIRST_GENERATION))
        .thenCompose(either -> generations.findSerially())
        .thenApply(Optional::orElseThrow);
  }

  /** A whole rotation; the result is the generation that is current afterwards. */
  CompletionStage<Integer> rotate() {
    return resume().thenCompose(now -> rotate(now.current()));
  }

  private CompletionStage<Integer> rotate(int current) {
    var next = current + 1;
    return CompletableFuture.runAsync(() -> masters.create(next), blocking)
        .thenCompose(made -> generations.switchTo(next, current))
        .thenCompose(either -> finish(new Generations(next, Optional.of(current)), current))
        .thenApply(Generations::current);
  }

  private CompletionStage<Generations> finish(Generations now, int retiring) {
    return keys.scan()
        .thenCompose(page -> rewrap(page, retiring, now.current()))
        .thenRunAsync(() -> masters.destroy(retiring), blocking)
        .thenCompose(destroyed -> generations.retired(retiring))
        .thenApply(
            either -> {
              LOG.info("Master key {} is current, {} destroyed.", now.current(), retiring);
              return new Generations(now.current(), Optional.empty());
            });
  }

  private CompletionStage<Void> rewrap(AsyncResultSet page, int retiring, int current) {
    var changes = new ArrayList<CompletableFuture<?>>();
    for (var row : page.currentPage()) {
      changes.add(rewrap(SubjectKeyTable.entry(row), retiring, current).toCompletableFuture());
    }
    return CompletableFuture.allOf(changes.toArray(CompletableFuture[]::new))
        .thenCompose(
            all ->
                page.hasMorePages()
                    ? page.fetchNextPage().thenCompose(next -> rewrap(next, retiring, current))
                    : completedFuture(null));
  }

  /** A change that isn't applied met an erasure, or another node that was quicker. */
  private CompletionStage<Boolean> rewrap(Entry entry, int retiring, int current) {
    var key = entry.key().filter(wrapped -> wrapped.generation() == retiring);
    return key.isEmpty()
        ? completedFuture(false)
        : CompletableFuture.supplyAsync(
                () -> wrapping.anew(entry.subject(), key.get(), current), blocking)
            .thenCompose(anew -> keys.replace(entry.subject(), retiring, anew));
  }
}
