package legalhub.hub.store;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.privacy.Sealer;
import legalhub.hub.admin.SubjectKeys;
import legalhub.persistence.keys.KeyStore;

/** The key store, as edges and administrators see it. */
public final class SubjectSealer implements Sealer, SubjectKeys {
  private final KeyStore keys;

  public SubjectSealer(KeyStore keys) {
    this.keys = keys;
  }

  @Override
  public CompletionStage<Sealed> seal(String subject, String purpose, String clear) {
    return keys.seal(subject, purpose, clear)
        .handle(
            (value, failure) -> {
              if (failure != null) {
                throw translated(subject, failure);
              }
              return new Sealed(value.subject(), value.ciphertext());
            });
  }

  @Override
  public CompletionStage<Optional<String>> open(Sealed sealed, String purpose) {
    var stored = new legalhub.persistence.keys.Sealed(sealed.subject(), sealed.ciphertext());
    return keys.open(stored, purpose).thenApply(Function.identity());
  }

  @Override
  public CompletionStage<Void> erase(String subject) {
    return keys.erase(subject);
  }

  @Override
  public CompletionStage<Integer> rotate() {
    return keys.rotate();
  }

  private static RuntimeException translated(String subject, Throwable failure) {
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof legalhub.persistence.keys.Sealer.ErasedException
        ? new Sealer.ErasedException(subject)
        : new CompletionException(cause);
  }
}
