package legalhub.hub.http;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A reader of ID cards behind a small service on each terminal: {@code GET} answers 200 with {@code
 * {"name","number"}} while a card lies on it, 204 otherwise, and lets this site's pages read that
 * (CORS).
 *
 * @param url on the terminal itself, so that no card's number crosses a network
 */
public record CardReader(String url) {
  private static final Pattern URL =
      Pattern.compile("(http://(127\\.0\\.0\\.1|localhost)(:[0-9]{1,5})?)(/[A-Za-z0-9/_.-]*)?");

  static Optional<CardReader> from(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!URL.matcher(text).matches()) {
      throw new InvalidAddress(
          "legalhub.http.card-reader-url must be http://127.0.0.1:PORT/PATH, not \"%s\".", text);
    }
    return Optional.of(new CardReader(text));
  }

  /** For the policy of what pages may connect to. */
  String origin() {
    var both = URL.matcher(url);
    return both.matches() ? both.group(1) : "";
  }
}
