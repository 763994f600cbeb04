package legalhub.hub.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import legalhub.actors.alert.Alerts;
import legalhub.actors.ledger.Chain;
import legalhub.actors.ledger.Ledger;
import legalhub.actors.queue.PoolId;
import legalhub.actors.record.RecordText;
import legalhub.hub.http.Json;
import legalhub.hub.webhook.HookStream.Sort;
import legalhub.persistence.journal.EntityBook;

/**
 * A line of a stream on its way out.
 *
 * @param number the line's
 * @param id the same however often it is sent
 * @param body a CloudEvent (1.0, structured, JSON)
 */
record HookEvent(long number, String id, String body) {
  static final String RECORD = "legalhub.record.v1";
  static final String DAY_CLOSED = "legalhub.ledger.day-closed.v1";
  static final String ALERT_RAISED = "legalhub.alert.raised.v1";
  static final String ALERT_ACKNOWLEDGED = "legalhub.alert.acknowledged.v1";
  static final String ALERT_CLEARED = "legalhub.alert.cleared.v1";

  private static final Set<String> NUMBERS = Set.of("version", "stars");
  private static final Set<String> TRUTHS = Set.of("tookPlace", "written");

  /** Field names are CloudEvents'. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record CloudEvent(
      String specversion,
      String id,
      String source,
      String type,
      String subject,
      String time,
      String datacontenttype,
      String sequence,
      Map<String, Object> data) {}

  static HookEvent ofLedger(PoolId office, EntityBook.Line<Ledger.Event> line) {
    if (line.event() instanceof Ledger.Appended appended) {
      var entry = appended.entry();
      var subject = entry.service().key() + "/" + entry.id();
      return event(new HookStream(office, Sort.LEDGER), line, RECORD, subject, data(entry));
    }
    var closed = (Ledger.DayClosed) line.event();
    return event(new HookStream(office, Sort.LEDGER), line, DAY_CLOSED, null, data(closed));
  }

  static HookEvent ofAlerts(PoolId office, EntityBook.Line<Alerts.Event> line) {
    var stream = new HookStream(office, Sort.ALERTS);
    if (line.event() instanceof Alerts.Raised raised) {
      var data = new LinkedHashMap<String, Object>();
      data.put("rule", raised.rule().kind().name());
      data.put("limit", raised.rule().limit());
      raised.lawyer().ifPresent(lawyer -> data.put("lawyerId", lawyer.value()));
      return event(stream, line, ALERT_RAISED, raised.alert(), data);
    } else if (line.event() instanceof Alerts.Acknowledged taken) {
      return event(stream, line, ALERT_ACKNOWLEDGED, taken.alert(), Map.of("by", taken.by()));
    }
    var cleared = (Alerts.Cleared) line.event();
    return event(stream, line, ALERT_CLEARED, cleared.alert(), Map.of());
  }

  private static HookEvent event(
      HookStream stream,
      EntityBook.Line<?> line,
      String type,
      String subject,
      Map<String, Object> data) {
    var id = stream.key() + "/" + line.number();
    var event =
        new CloudEvent(
            "1.0",
            id,
            "/offices/" + stream.key(),
            type,
            subject,
            line.at().toString(),
            "application/json",
            Long.toString(line.number()),
            data);
    return new HookEvent(line.number(), id, Json.text(event));
  }

  /** The record's own lines; what is empty is left out. */
  private static Map<String, Object> data(Ledger.Entry entry) {
    var data = new LinkedHashMap<String, Object>();
    RecordText.read(entry.text())
        .forEach(
            (name, text) -> {
              if (!text.isEmpty()) {
                data.put(name, value(name, text));
              }
            });
    data.put("hash", Chain.digest(entry));
    return data;
  }

  private static Object value(String name, String text) {
    if (NUMBERS.contains(name)) {
      return Long.valueOf(text);
    }
    return TRUTHS.contains(name) ? Boolean.valueOf(text) : text;
  }

  private static Map<String, Object> data(Ledger.DayClosed closed) {
    var data = new LinkedHashMap<String, Object>();
    data.put("day", closed.day().toString());
    data.put("entries", closed.entries());
    data.put("head", closed.head());
    data.put("key", closed.key());
    data.put("signature", closed.signature());
    return data;
  }
}
