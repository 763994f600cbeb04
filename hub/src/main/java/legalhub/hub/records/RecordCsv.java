package legalhub.hub.records;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Records as lines of CSV (RFC 4180). Times are the town's, as spreadsheets read them. A cell that
 * a spreadsheet would take for a formula begins with an apostrophe.
 */
final class RecordCsv {
  /** So that Excel reads UTF-8. */
  static final String BYTE_ORDER_MARK = "\uFEFF";

  static final List<String> COLUMNS =
      List.of(
          "service",
          "id",
          "opened",
          "closed",
          "channel",
          "village",
          "category",
          "desk",
          "kind",
          "lawyer",
          "state",
          "outcome",
          "waitSeconds",
          "talkSeconds",
          "written",
          "stars");
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private final DateTimeFormatter time;

  RecordCsv(ZoneId zone) {
    this.time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(zone);
  }

  static String head() {
    return line(COLUMNS.stream());
  }

  /** What the office sees of a record, and no more. */
  String line(OfficeEntry entry) {
    return line(
        Stream.of(
            entry.service(),
            entry.id(),
            time(entry.openedMillis()),
            Optional.ofNullable(entry.closedMillis()).map(this::time).orElse(""),
            entry.channel(),
            entry.village(),
            entry.category(),
            entry.desk(),
            entry.kind(),
            entry.lawyerId(),
            entry.state(),
            entry.outcome(),
            Long.toString(entry.waitSeconds()),
            Long.toString(entry.talkSeconds()),
            Boolean.toString(entry.written()),
            Optional.ofNullable(entry.stars()).map(Object::toString).orElse("")));
  }

  private String time(long millis) {
    return time.format(Instant.ofEpochMilli(millis));
  }

  private static String line(Stream<String> cells) {
    return cells.map(RecordCsv::cell).collect(Collectors.joining(",")) + "\r\n";
  }

  static String cell(String text) {
    var safe =
        Optional.of(text)
            .filter(some -> !some.isEmpty() && FORMULA_STARTS.indexOf(some.charAt(0)) >= 0)
            .map(some -> "'" + some)
            .orElse(text);
    boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
