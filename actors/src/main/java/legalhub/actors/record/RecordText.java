package legalhub.actors.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.legalcase.CaseId;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.TicketId;
import legalhub.actors.town.DeskId;

/**
 * A service record as lines of text, {@code name=value}, always the same for the same record: what
 * the ledger keeps and its hashes are over. A line that a later release adds appears only where it
 * says something, so that old records keep their text. Whom it was given to isn't in it, since
 * exports are handed on; the hash of the entity's journal covers that too.
 */
public final class RecordText {
  private RecordText() {}

  public static String of(ServiceRecord record) {
    var place = record.place();
    var matter = record.matter();
    var lines = new ArrayList<String>();
    add(lines, "service", record.service().key());
    add(lines, "id", record.id());
    add(lines, "version", record.version());
    add(lines, "office", record.office().value());
    add(lines, "channel", place.channel());
    add(lines, "village", place.village());
    place.terminal().ifPresent(terminal -> add(lines, "terminal", terminal));
    add(lines, "desk", matter.desk().map(DeskId::value).orElse(""));
    add(lines, "kind", matter.kind().map(Kind::name).orElse(""));
    add(lines, "category", matter.category());
    add(lines, "lawyer", record.parties().lawyer().map(LawyerId::value).orElse(""));
    add(lines, "case", record.parties().matter().map(CaseId::value).orElse(""));
    add(lines, "ticket", record.parties().ticket().map(TicketId::value).orElse(""));
    addTimes(lines, record.times());
    add(lines, "outcome", record.outcome().orElse(""));
    add(lines, "tookPlace", record.merit().tookPlace());
    add(lines, "written", record.merit().recorded());
    add(lines, "stars", record.merit().stars().map(String::valueOf).orElse(""));
    return String.join("\n", lines);
  }

  private static void addTimes(List<String> lines, ServiceRecord.Times times) {
    add(lines, "opened", times.opened());
    add(lines, "closed", times.closed().map(Instant::toString).orElse(""));
    add(lines, "waited", times.waited());
    add(lines, "talked", times.talked());
  }

  private static void add(List<String> lines, String name, Object value) {
    lines.add(name + "=" + value.toString().replace("\\", "\\\\").replace("\n", "\\n"));
  }

  /**
   * The values by their names, in their order.
   *
   * @throws IllegalArgumentException for what isn't such a text
   */
  public static Map<String, String> read(String text) {
    var values = new LinkedHashMap<String, String>();
    for (var line : text.split("\n", -1)) {
      int equals = line.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("not a line of a record: " + line);
      }
      values.put(line.substring(0, equals), unescaped(line.substring(equals + 1)));
    }
    return values;
  }

  private static String unescaped(String value) {
    var text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean escaped = c == '\\' && i + 1 < value.length();
      if (escaped) {
        i++;
        c = value.charAt(i) == 'n' ? '\n' : value.charAt(i);
      }
      text.append(c);
    }
    return text.toString();
  }
}
