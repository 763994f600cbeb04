package legalhub.hub.http;

/** A certificate or its key can't be used; the message is the sentence to show. */
public final class UnusableCertificate extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableCertificate(String message, Throwable cause) {
    super(message, cause);
  }
}
