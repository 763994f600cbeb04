package legalhub.persistence.keys;

import static java.util.concurrent.CompletableFuture.completedFuture;

import com.datastax.oss.driver.api.core.servererrors.WriteTimeoutException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import legalhub.persistence.keys.GenerationTable.Generations;
import legalhub.persistence.keys.SubjectKeyTable.Entry;
import legalhub.persistence.keys.SubjectKeyTable.Wrapped;

/**
 * Finds and makes subjects' keys in the database, safely while a rotation runs. See the package's
 * description for the rule that it keeps.
 */
final class SubjectKeys {

  /** Each try is upset only by another node's success, so a handful is plenty. */
  private static final int TRIES = 8;

  private final SubjectKeyTable keys;
  private final GenerationTable generations;
  private final KeyWrapping wrapping;
  private final Executor blocking;

  SubjectKeys(
      SubjectKeyTable keys, GenerationTable generations, KeyWrapping wrapping, Executor blocking) {
    this.keys = keys;
    this.generations = generations;
    this.wrapping = wrapping;
    this.blocking = blocking;
  }

  /** What is known of a subject's key. */
  sealed interface Found {}

  /** It may be used. */
  record Usable(SubjectCipher cipher) implements Found {}

  /** It was deleted for good. */
  record Erased() implements Found {}

  /** There never was one. */
  record Absent() implements Found {}

  /** The database or the master key can't be reached. */
  record Unknown(Throwable why) implements Found {}

  CompletionStage<Found> find(String subject) {
    return find(subject, TRIES);
  }

  CompletionStage<Found> findOrMake(String subject) {
    return findOrMake(subject, TRIES);
  }

  private CompletionStage<Found> findOrMake(String subject, int triesLeft) {
    return find(subject, triesLeft)
        .thenCompose(
            found ->
                found instanceof Absent
                    ? make(subject, triesLeft)
                        .thenCompose(either -> findOrMake(subject, triesLeft - 1))
                    : completedFuture(found));
  }

  /** Used only once it is found again: who lost the race takes the winner's key. */
  private CompletionStage<Boolean> make(String subject, int triesLeft) {
    checkTries(subject, triesLeft);
    return generations()
        .thenApplyAsync(
            now -> wrapping.wrap(SubjectCipher.generate(subject), now.current()), blocking)
        .thenCompose(key -> keys.add(subject, key))
        .handle(SubjectKeys::applied);
  }

  private CompletionStage<Found> find(String subject, int triesLeft) {
    checkTries(subject, triesLeft);
    return keys.find(subject)
        .thenCompose(
            entry -> {
              if (entry.isEmpty()) {
                return completedFuture(new Absent());
              }
              return entry.get().key().isEmpty()
                  ? completedFuture(new Erased())
                  : settle(entry.get(), entry.get().key().get(), triesLeft);
            });
  }

  /** The row was read; the generation that counts is read after it. */
  private CompletionStage<Found> settle(Entry entry, Wrapped key, int triesLeft) {
    var subject = entry.subject();
    return generations()
        .thenComposeAsync(
            now -> {
              if (key.generation() == now.current()) {
                return completedFuture(new Usable(wrapping.unwrap(subject, key)));
              }
              return keys.replace(subject, key.generation(), renewed(subject, key, now))
                  .handle(SubjectKeys::applied)
                  .thenCompose(either -> find(subject, triesLeft - 1));
            },
            blocking);
  }

  /** Under a destroyed generation lies a key that was never used, so another serves as well. */
  private Wrapped renewed(String subject, Wrapped key, Generations now) {
    return now.isDestroyed(key.generation())
        ? wrapping.wrap(SubjectCipher.generate(subject), now.current())
        : wrapping.anew(subject, key, now.current());
  }

  private CompletionStage<Generations> generations() {
    return generations.find().thenApply(Optional::orElseThrow);
  }

  /** An answer that was lost: the next look tells what became of the write. */
  private static boolean applied(Boolean known, Throwable failure) {
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause == null || cause instanceof WriteTimeoutException) {
      return failure == null && known;
    }
    throw new CompletionException(cause);
  }

  private static void checkTries(String subject, int triesLeft) {
    if (triesLeft == 0) {
      throw new IllegalStateException("the key of subject " + subject + " doesn't come to rest");
    }
  }
}
