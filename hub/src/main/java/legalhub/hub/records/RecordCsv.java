package legalhub.hub.records;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.record.ServiceRecord;

/**
 * Records as lines of CSV (RFC 4180). Times are the town's, as spreadsheets read them. A cell that
 * a spreadsheet would take for a formula begins with an apostrophe.
 */
final class RecordCsv {
  /** So that Excel reads UTF-8. */
  static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final List<String> COLUMNS =
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

  String line(ServiceRecord record) {
    var times = record.times();
    return line(
        Stream.of(
            record.service().key(),
            record.id(),
            time(times.opened()),
            times.closed().map(this::time).orElse(""),
            record.place().channel().name(),
            record.place().village(),
            record.matter().category(),
            record.matter().desk().value(),
            record.matter().kind().name(),
            record.parties().lawyer().map(LawyerId::value).orElse(""),
            record.isOpen() ? "OPEN" : "CLOSED",
            record.outcome().orElse(""),
            Long.toString(times.waited().toSeconds()),
            Long.toString(times.talked().toSeconds()),
            Boolean.toString(record.merit().recorded()),
            record.merit().stars().map(Object::toString).orElse("")));
  }

  private String time(Instant at) {
    return time.format(at);
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
