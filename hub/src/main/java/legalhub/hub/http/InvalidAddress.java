package legalhub.hub.http;

/** Pages would be sent where nobody can answer them; the message is the sentence to show. */
public final class InvalidAddress extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidAddress(String sentence, Object... words) {
    super(sentence.formatted(words));
  }
}
