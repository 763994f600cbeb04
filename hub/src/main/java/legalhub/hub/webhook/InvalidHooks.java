package legalhub.hub.webhook;

/** The file of webhooks can't be used; the message names the file, the webhook and the reason. */
public final class InvalidHooks extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidHooks(String sentence) {
    super(sentence);
  }
}
