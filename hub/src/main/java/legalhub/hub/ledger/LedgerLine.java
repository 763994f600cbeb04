package legalhub.hub.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.Map;
import legalhub.actors.ledger.Chain;
import legalhub.actors.ledger.Ledger;
import legalhub.persistence.journal.EntityBook;

/**
 * A line of an export, which is JSON, one object a line: first what it is, then entries and signed
 * heads in their order. Field names are the interface's.
 */
sealed interface LedgerLine {
  String FORMAT = "legalhub.ledger.v1";
  ObjectMapper MAPPER = JsonMapper.builder().build();

  /**
   * What follows.
   *
   * @param keys public keys in hex (X.509) by their names
   */
  record Title(String format, String office, Map<String, String> keys) implements LedgerLine {}

  /**
   * A version of a record.
   *
   * @param line the number in the ledger, from 1 on without gaps
   * @param at when it came, ISO 8601
   * @param record its text
   * @param content the hash of all that the journal held of it then, sealed
   * @param hash of the three
   */
  record Entry(long line, String at, String record, String content, String salt, String hash)
      implements LedgerLine {}

  /**
   * A day's end.
   *
   * @param entries how many lie before it
   */
  record Head(
      long line, String at, String day, long entries, String head, String key, String signature)
      implements LedgerLine {}

  static LedgerLine of(EntityBook.Line<Ledger.Event> line) {
    var at = line.at().toString();
    if (line.event() instanceof Ledger.Appended appended) {
      var entry = appended.entry();
      return new Entry(
          line.number(), at, entry.text(), entry.content(), entry.salt(), Chain.digest(entry));
    }
    var closed = (Ledger.DayClosed) line.event();
    return new Head(
        line.number(),
        at,
        closed.day().toString(),
        closed.entries(),
        closed.head(),
        closed.key(),
        closed.signature());
  }

  default String json() {
    try {
      return MAPPER.writeValueAsString(this);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * @throws JsonProcessingException for what isn't such a line
   */
  static LedgerLine read(String json) throws JsonProcessingException {
    var node = MAPPER.readTree(json);
    var type = node.has("format") ? Title.class : node.has("record") ? Entry.class : Head.class;
    return MAPPER.treeToValue(node, type);
  }
}
