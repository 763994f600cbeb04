package legalhub.hub.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import legalhub.actors.ledger.Chain;
import legalhub.actors.ledger.Ledger;
import legalhub.actors.queue.PoolId;
import legalhub.actors.record.RecordText;
import legalhub.hub.http.Json;
import legalhub.persistence.ledger.LedgerBook;

/**
 * A line of a ledger on its way out.
 *
 * @param number the line's
 * @param id the same however often it is sent
 * @param body a CloudEvent (1.0, structured, JSON)
 */
record HookEvent(long number, String id, String body) {
  static final String RECORD = "legalhub.record.v1";
  static final String DAY_CLOSED = "legalhub.ledger.day-closed.v1";

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

  static HookEvent of(PoolId office, LedgerBook.Line line) {
    var id = office.value() + "/" + line.number();
    boolean isRecord = line.event() instanceof Ledger.Appended;
    var event =
        new CloudEvent(
            "1.0",
            id,
            "/offices/" + office.value(),
            isRecord ? RECORD : DAY_CLOSED,
            isRecord ? subject(((Ledger.Appended) line.event()).entry()) : null,
            line.at().toString(),
            "application/json",
            Long.toString(line.number()),
            isRecord
                ? data(((Ledger.Appended) line.event()).entry())
                : data((Ledger.DayClosed) line.event()));
    return new HookEvent(line.number(), id, Json.text(event));
  }

  private static String subject(Ledger.Entry entry) {
    return entry.service().key() + "/" + entry.id();
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
