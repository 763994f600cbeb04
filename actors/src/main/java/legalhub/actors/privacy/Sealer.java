package legalhub.actors.privacy;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Seals and opens personal values. Used at the edges only. */
public interface Sealer {
  /**
   * Seals a value under its subject's key, which is made at the first use.
   *
   * @param purpose which field it is, {@code "chat"}: a value can't be passed off as another
   *     field's
   * @return fails with {@link ErasedException} when the subject was erased
   */
  CompletionStage<Sealed> seal(String subject, String purpose, String clear);

  /** Opens a value; empty when its subject was erased or the value wasn't given. */
  CompletionStage<Optional<String>> open(Sealed sealed, String purpose);

  /** The subject's key is gone, for good. */
  final class ErasedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ErasedException(String subject) {
      super("the key of subject " + subject + " was erased");
    }
  }
}
