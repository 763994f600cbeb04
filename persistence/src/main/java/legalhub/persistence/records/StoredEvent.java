package legalhub.persistence.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.datastax.oss.driver.api.core.cql.Row;
import java.io.NotSerializableException;
import legalhub.actors.entity.Recorded;
import legalhub.persistence.journal.FactSerializer;

/** A row of the journal's {@code messages}. */
final class StoredEvent {
  private static final FactSerializer FACTS = new FactSerializer();

  private StoredEvent() {}

  static Recorded<?> fact(Row row) {
    var manifest = row.getString("ser_manifest");
    try {
      return (Recorded<?>) FACTS.fromBinary(bytes(row), manifest);
    } catch (NotSerializableException unknown) {
      throw new IllegalStateException("An event can't be read: " + manifest, unknown);
    }
  }

  static byte[] manifest(Row row) {
    return row.getString("ser_manifest").getBytes(UTF_8);
  }

  static byte[] bytes(Row row) {
    var stored = row.getByteBuffer("event");
    var bytes = new byte[stored.remaining()];
    stored.get(bytes);
    return bytes;
  }
}
