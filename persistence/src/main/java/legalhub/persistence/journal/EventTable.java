package legalhub.persistence.journal;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Which event is stored under which manifest, and how. A manifest is permanent: {@code
 * queue.offered.v1}.
 */
final class EventTable {
  private record Row(
      String manifest, Function<Object, MessageLite> toJournal, FromJournal fromJournal) {}

  @FunctionalInterface
  private interface FromJournal {
    Object read(byte[] bytes) throws InvalidProtocolBufferException;
  }

  private final Map<Class<?>, Row> byType = new LinkedHashMap<>();
  private final Map<String, Row> byManifest = new LinkedHashMap<>();

  /** One row of the table. */
  <E, M extends MessageLite> EventTable on(
      String manifest,
      Class<E> type,
      Function<E, M> toJournal,
      Parser<M> parser,
      Function<M, E> fromJournal) {
    var row =
        new Row(
            manifest,
            event -> toJournal.apply(type.cast(event)),
            bytes -> fromJournal.apply(parser.parseFrom(bytes)));
    if (byManifest.put(manifest, row) != null || byType.put(type, row) != null) {
      throw new IllegalStateException("twice in the table: " + manifest + " for " + type.getName());
    }
    return this;
  }

  String manifest(Object event) {
    return row(event).manifest();
  }

  byte[] toJournal(Object event) {
    return row(event).toJournal().apply(event).toByteArray();
  }

  /**
   * @throws IllegalArgumentException for a manifest that this release doesn't know
   * @throws InvalidProtocolBufferException for bytes that aren't its message
   */
  Object fromJournal(String manifest, byte[] bytes) throws InvalidProtocolBufferException {
    var row = byManifest.get(manifest);
    if (row == null) {
      throw new IllegalArgumentException("this release doesn't know the event " + manifest);
    }
    return row.fromJournal().read(bytes);
  }

  Set<Class<?>> types() {
    return Set.copyOf(byType.keySet());
  }

  Set<String> manifests() {
    return Set.copyOf(byManifest.keySet());
  }

  private Row row(Object event) {
    var row = byType.get(event.getClass());
    if (row == null) {
      throw new IllegalArgumentException("no journal form for " + event.getClass().getName());
    }
    return row;
  }
}
