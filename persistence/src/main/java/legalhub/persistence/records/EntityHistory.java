package legalhub.persistence.records;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import legalhub.actors.record.Recorder;
import legalhub.actors.record.ServiceRecord;
import legalhub.persistence.Pages;
import org.apache.pekko.persistence.typed.PersistenceId;

/**
 * What an entity was after any of its events, from the journal's own rows: their very bytes count,
 * since the ledger's hashes cover them.
 */
public final class EntityHistory {
  private final Map<String, Recorder<?, ?>> recorders = new HashMap<>();
  private final CqlSession session;
  private final String keyspace;

  public EntityHistory(CqlSession session, String keyspace, List<Recorder<?, ?>> recorders) {
    recorders.forEach(recorder -> this.recorders.put(recorder.kind().key(), recorder));
    this.session = session;
    this.keyspace = keyspace;
  }

  /**
   * An entity as its journal has it.
   *
   * @param state after the last of these events
   * @param record what that leaves in the service records; empty where nothing
   * @param digest SHA-256, in hex, over the stored bytes of all these events, each after the length
   *     of its manifest and of itself
   */
  public record Past(String entity, Object state, Optional<ServiceRecord> record, String digest) {}

  /**
   * A record as one of its entity's events left it.
   *
   * @param at when that was
   */
  public record Version(Instant at, ServiceRecord record) {}

  /** Up to one of its events, that one included; fails when the journal doesn't give them all. */
  public CompletionStage<Past> upTo(String persistenceId, long sequenceNr) {
    var reading = reading(persistenceId);
    return read(persistenceId, sequenceNr, reading::take)
        .thenApply(read -> reading.upTo(sequenceNr));
  }

  /**
   * How a record came to what it is: each of its versions, the first first.
   *
   * @param record any version of it
   */
  public CompletionStage<List<Version>> versions(ServiceRecord record) {
    var source = record.source();
    var persistenceId = PersistenceId.of(source.kind().key(), source.id()).id();
    var reading = reading(persistenceId);
    var versions = new ArrayList<Version>();
    return read(
            persistenceId,
            Long.MAX_VALUE,
            row ->
                reading
                    .take(row)
                    .filter(version -> version.record().id().equals(record.id()))
                    .ifPresent(versions::add))
        .thenApply(read -> List.copyOf(versions));
  }

  private Reading reading(String persistenceId) {
    var kind = PersistenceId.extractEntityType(persistenceId);
    var recorder = recorders.get(kind);
    if (recorder == null) {
      throw new IllegalStateException("nothing records a " + kind);
    }
    return new Reading(recorder, PersistenceId.extractEntityId(persistenceId));
  }

  /** No recorded entity lives so long that its events fill a second partition. */
  private CompletionStage<Void> read(String persistenceId, long upTo, Consumer<Row> taken) {
    var select =
        "SELECT sequence_nr, ser_manifest, event FROM %s.messages WHERE persistence_id = ? AND partition_nr = 0 AND sequence_nr <= ?"
            .formatted(keyspace);
    return session
        .executeAsync(SimpleStatement.newInstance(select, persistenceId, upTo).setIdempotent(true))
        .thenCompose(first -> Pages.each(first, taken));
  }

  /** One entity's events, one after the other. */
  private static final class Reading {
    private final Recorder<?, ?> recorder;
    private final String entity;
    private final MessageDigest digest = sha256();
    private Recorder<?, ?>.Replay replay;

    Reading(Recorder<?, ?> recorder, String entity) {
      this.recorder = recorder;
      this.entity = entity;
      this.replay = recorder.replay(entity);
    }

    /** The record, where the event of this row changes it. */
    Optional<Version> take(Row row) {
      long number = row.getLong("sequence_nr");
      if (number != replay.sequenceNr() + 1) {
        throw new IllegalStateException(
            "event %d of %s isn't in the journal".formatted(replay.sequenceNr() + 1, entity));
      }
      var fact = StoredEvent.fact(row);
      replay = replay.after(fact.event(), fact.at(), number);
      var manifest = StoredEvent.manifest(row);
      var bytes = StoredEvent.bytes(row);
      digest.update(ByteBuffer.allocate(8).putInt(manifest.length).putInt(bytes.length).flip());
      digest.update(manifest);
      digest.update(bytes);
      return recorder.isChangedBy(entity, fact.event())
          ? recorder
              .record(entity, number, replay.state())
              .map(record -> new Version(fact.at(), record))
          : Optional.empty();
    }

    Past upTo(long sequenceNr) {
      if (replay.sequenceNr() != sequenceNr) {
        throw new IllegalStateException(
            "event %d of %s isn't in the journal".formatted(sequenceNr, entity));
      }
      return new Past(
          entity,
          replay.state(),
          recorder.record(entity, sequenceNr, replay.state()),
          HexFormat.of().formatHex(digest.digest()));
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
