package legalhub.edge;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.privacy.Sealer;

/** Seals by writing subject and purpose before the text; opens only what fits both. */
public final class FakeSealer implements Sealer {
  private final Set<String> erased = new HashSet<>();
  private final List<Runnable> held = new ArrayList<>();
  private boolean holding;
  private boolean failing;
  private boolean throwing;

  public synchronized void erase(String subject) {
    erased.add(subject);
  }

  /** From now on nothing completes until {@link #release}. */
  public synchronized void hold() {
    holding = true;
  }

  public synchronized void throwAtOnce() {
    throwing = true;
  }

  public synchronized void fail(boolean fails) {
    failing = fails;
  }

  /** Completes what was held, the last first: an order that nobody may rely on. */
  public synchronized void release() {
    holding = false;
    for (int i = held.size() - 1; i >= 0; i--) {
      held.get(i).run();
    }
    held.clear();
  }

  public synchronized int heldCount() {
    return held.size();
  }

  public static Sealed sealed(String subject, String purpose, String clear) {
    return new Sealed(
        subject, (subject + "|" + purpose + "|" + clear).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public CompletionStage<Sealed> seal(String subject, String purpose, String clear) {
    if (throwing) {
      throw new IllegalStateException("the key store is broken");
    }
    if (erased.contains(subject)) {
      return CompletableFuture.failedFuture(new ErasedException(subject));
    }
    return later(() -> sealed(subject, purpose, clear));
  }

  @Override
  public CompletionStage<Optional<String>> open(Sealed sealed, String purpose) {
    if (erased.contains(sealed.subject())) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    return later(() -> Optional.of(clear(sealed, purpose)));
  }

  private static String clear(Sealed sealed, String purpose) {
    var text = new String(sealed.ciphertext(), StandardCharsets.UTF_8);
    var head = sealed.subject() + "|" + purpose + "|";
    if (!text.startsWith(head)) {
      throw new IllegalStateException("not sealed for " + head);
    }
    return text.substring(head.length());
  }

  private synchronized <T> CompletionStage<T> later(Supplier<T> result) {
    var future = new CompletableFuture<T>();
    if (failing) {
      future.completeExceptionally(new IllegalStateException("the key store is down"));
    } else if (holding) {
      held.add(() -> future.complete(result.get()));
    } else {
      future.complete(result.get());
    }
    return future;
  }
}
