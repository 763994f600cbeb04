package legalhub.hub.store;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.privacy.Sealer;
import legalhub.hub.admin.SubjectKeys;
import legalhub.persistence.keys.KeyStore;

/** The key store, as edges and administrators see it. */
public record SubjectSealer(KeyStore keys) implements Sealer, SubjectKeys {
  @Override
  public CompletionStage<Sealed> seal(String subject, String purpose, String clear) {
    return keys.seal(subject, purpose, clear);
  }

  @Override
  public CompletionStage<Optional<String>> open(Sealed sealed, String purpose) {
    return keys.open(sealed, purpose);
  }

  @Override
  public CompletionStage<Void> erase(String subject) {
    return keys.erase(subject);
  }

  /** Another node has erased it. */
  public void forget(String subject) {
    keys.forget(subject);
  }

  @Override
  public CompletionStage<Integer> rotate() {
    return keys.rotate();
  }
}
