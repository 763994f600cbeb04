package legalhub.persistence;

/** The cluster doesn't answer, or refuses this hub; the message is what its operator must know. */
public final class StoreUnreachable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreUnreachable(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
