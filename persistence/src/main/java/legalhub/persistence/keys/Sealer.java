package legalhub.persistence.keys;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Seals and opens personal values. Used at the edges only. */
public interface Sealer {

  /**
   * Seals a value under its subject's key, which is made at the first use.
   *
   * @param subject whose value
   * @param purpose which field it is: a value can't be passed off as another field's
   * @param clear the value
   * @return fails with {@link ErasedException} when the subject was erased
   */
  CompletionStage<Sealed> seal(String subject, String purpose, String clear);

  /**
   * Opens a value.
   *
   * @param sealed the value
   * @param purpose the field as which it was sealed
   * @return empty when its subject was erased or the value wasn't given
   */
  CompletionStage<Optional<String>> open(Sealed sealed, String purpose);

  /** The subject's key is gone, for good. */
  final class ErasedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param subject whose key
     */
    public ErasedException(String subject) {
      super("the key of subject " + subject + " was erased");
    }
  }
}
