package legalhub.hub.records;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import legalhub.actors.record.ServiceRecord;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;

/** After which record a page goes on; clients see an opaque word. */
record RecordCursor(Instant opened, String id) {
  private static final String SEPARATOR = "~";

  static RecordCursor after(ServiceRecord record) {
    return new RecordCursor(record.opened(), record.id());
  }

  /** Newest first; of the same instant by id. */
  boolean isBefore(ServiceRecord record) {
    int byTime = record.opened().compareTo(opened);
    return byTime < 0 || byTime == 0 && record.id().compareTo(id) > 0;
  }

  String text() {
    var clear = opened + SEPARATOR + id;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(clear.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws ProblemException INVALID for what is no cursor
   */
  static RecordCursor of(String text) {
    try {
      var clear = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      int at = clear.indexOf(SEPARATOR);
      return new RecordCursor(Instant.parse(clear.substring(0, at)), clear.substring(at + 1));
    } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException garbled) {
      throw new ProblemException(Problem.INVALID);
    }
  }
}
