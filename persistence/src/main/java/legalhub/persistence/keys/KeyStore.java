package legalhub.persistence.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

import com.datastax.oss.driver.api.core.CqlSession;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.privacy.Sealer;
import legalhub.persistence.keys.SubjectKeys.Absent;
import legalhub.persistence.keys.SubjectKeys.Found;
import legalhub.persistence.keys.SubjectKeys.Unknown;
import legalhub.persistence.keys.SubjectKeys.Usable;

/** Every subject's key: made at the first use, shared by all nodes, deleted for good. */
public final class KeyStore implements Sealer {

  private final SubjectKeyTable table;
  private final SubjectKeys keys;
  private final KeyRotation rotation;
  private final Clock clock;
  private final AsyncCache<String, Found> cache;

  private KeyStore(
      CqlSession session,
      KeyStoreSettings settings,
      MasterKeys masters,
      Executor blocking,
      Clock clock) {
    var generations = new GenerationTable(session, settings.keyspace());
    this.table = new SubjectKeyTable(session, settings.keyspace());
    this.keys = new SubjectKeys(table, generations, new KeyWrapping(masters), blocking);
    this.rotation = new KeyRotation(table, generations, masters, blocking);
    this.clock = clock;
    this.cache =
        Caffeine.newBuilder()
            .maximumSize(settings.cachedKeys())
            .expireAfterWrite(settings.cachedFor())
            .buildAsync();
  }

  /**
   * Opens the store: makes the very first master key if there is none, and carries on a rotation
   * that a crash cut off.
   *
   * @param session the database, its schema applied
   * @param settings the cache and the keyspace
   * @param masters the master keys
   * @param blocking where calls to the master keys may block
   * @param clock when an erasure happened
   * @return the store
   */
  public static CompletionStage<KeyStore> open(
      CqlSession session,
      KeyStoreSettings settings,
      MasterKeys masters,
      Executor blocking,
      Clock clock) {
    var store = new KeyStore(session, settings, masters, blocking, clock);
    return store.rotation.resume().thenApply(now -> store);
  }

  @Override
  public CompletionStage<Sealed> seal(String subject, String purpose, String clear) {
    return sealBytes(subject, purpose, clear.getBytes(UTF_8));
  }

  /** As {@link #seal}, for what is no text. */
  public CompletionStage<Sealed> sealBytes(String subject, String purpose, byte[] clear) {
    return cached(subject, keys::findOrMake)
        .thenCompose(
            found -> {
              if (found instanceof Usable usable) {
                return completedFuture(usable.cipher().seal(purpose, clear));
              }
              return found instanceof Absent
                  ? sealBytes(subject, purpose, clear)
                  : failedFuture(new ErasedException(subject));
            });
  }

  @Override
  public CompletionStage<Optional<String>> open(Sealed sealed, String purpose) {
    return openBytes(sealed, purpose)
        .thenApply(clear -> clear.map(text -> new String(text, UTF_8)));
  }

  /** As {@link #open}, for what is no text. */
  public CompletionStage<Optional<byte[]>> openBytes(Sealed sealed, String purpose) {
    if (sealed.isNone()) {
      return completedFuture(Optional.empty());
    }
    return cached(sealed.subject(), keys::find)
        .thenApply(
            found ->
                found instanceof Usable usable
                    ? Optional.of(usable.cipher().open(sealed, purpose))
                    : Optional.empty());
  }

  /** Only a key or its erasure is remembered: what is absent or unknown now may not stay so. */
  private CompletionStage<Found> cached(
      String subject, Function<String, CompletionStage<Found>> load) {
    var found =
        cache.get(
            subject,
            (key, executor) -> load.apply(key).exceptionally(Unknown::new).toCompletableFuture());
    return found.thenCompose(
        known -> {
          if (known instanceof Absent || known instanceof Unknown) {
            cache.asMap().remove(subject, found);
          }
          return known instanceof Unknown unknown
              ? failedFuture(unknown.why())
              : completedFuture(known);
        });
  }

  /**
   * Deletes a subject's key, so that no value of the subject can be opened any more, here at once
   * and on other nodes once they {@link #forget} it or their cache ends. Beyond recovery from old
   * files after the next {@link #rotate}.
   *
   * @param subject whose key; no new one is ever made
   * @return completes once the database has it
   */
  public CompletionStage<Void> erase(String subject) {
    return table.erase(subject, clock.instant()).thenAccept(either -> forget(subject));
  }

  /**
   * Drops a key from this node's memory: another node has erased it.
   *
   * @param subject whose key
   */
  public void forget(String subject) {
    cache.synchronous().invalidate(subject);
  }

  /**
   * Wraps every remaining key under a new master key and destroys the old one. Carries on first
   * what a crash cut off.
   *
   * @return the generation that is current afterwards
   */
  public CompletionStage<Integer> rotate() {
    return rotation.rotate();
  }
}
