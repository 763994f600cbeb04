package legalhub.persistence.voice;

import static java.util.concurrent.CompletableFuture.completedFuture;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.supervision.SupervisedId;
import legalhub.actors.voicereport.Recordings;
import legalhub.actors.voicereport.ReportId;
import legalhub.persistence.Pages;
import legalhub.persistence.keys.KeyStore;

/** All CQL of {@code voice_chunks} and {@code voice_prints}, and the sealing of what lies there. */
public final class VoiceRecordings implements Recordings {
  /** Rows of a partition. Permanent. */
  private static final int PART_ROWS = 500;

  /** Timestamps run down from here: of two writes of one chunk the earlier wins. */
  private static final long TIMESTAMP_MAX = 1L << 62;

  private static final String INSERT =
      "INSERT INTO %s.voice_chunks (report, segment, part, number, until_millis, subject, audio) VALUES (?, ?, ?, ?, ?, ?, ?) USING TIMESTAMP ?";
  private static final String SELECT =
      "SELECT number, until_millis, subject, audio FROM %s.voice_chunks WHERE report = ? AND segment = ? AND part = ? AND number > ? LIMIT ?";

  private final CqlSession session;
  private final String keyspace;
  private final KeyStore keys;
  private final Clock clock;
  private final PreparedStatement insert;
  private final PreparedStatement select;

  private VoiceRecordings(
      CqlSession session,
      String keyspace,
      Sealing sealing,
      PreparedStatement insert,
      PreparedStatement select) {
    this.session = session;
    this.keyspace = keyspace;
    this.keys = sealing.keys();
    this.clock = sealing.clock();
    this.insert = insert;
    this.select = select;
  }

  /**
   * How chunks are sealed and told apart.
   *
   * @param clock only tells earlier from later
   */
  public record Sealing(KeyStore keys, Clock clock) {}

  /** Prepares the statements that are used five times a second by everybody who speaks. */
  public static CompletionStage<VoiceRecordings> open(
      CqlSession session, String keyspace, Sealing sealing) {
    return session
        .prepareAsync(idempotent(INSERT.formatted(keyspace)))
        .thenCombine(
            session.prepareAsync(idempotent(SELECT.formatted(keyspace))),
            (insert, select) -> new VoiceRecordings(session, keyspace, sealing, insert, select));
  }

  private static SimpleStatement idempotent(String cql) {
    return SimpleStatement.newInstance(cql).setIdempotent(true);
  }

  @Override
  public CompletionStage<Void> keep(SupervisedId person, Place place, Chunk chunk) {
    return keys.sealBytes(person.value(), purpose(place, chunk.number()), chunk.audio())
        .thenCompose(
            audio ->
                session.executeAsync(
                    insert.bind(
                        place.report().value(),
                        place.segment(),
                        part(chunk.number()),
                        chunk.number(),
                        chunk.untilMillis(),
                        audio.subject(),
                        ByteBuffer.wrap(audio.ciphertext()),
                        backwards())))
        .thenAccept(written -> {});
  }

  private long backwards() {
    return TIMESTAMP_MAX - ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
  }

  @Override
  public CompletionStage<Integer> durable(Place place) {
    return durable(place, 0);
  }

  private CompletionStage<Integer> durable(Place place, int known) {
    var cql =
        "SELECT number FROM %s.voice_chunks WHERE report = ? AND segment = ? AND part = ?"
            .formatted(keyspace);
    var ask =
        SimpleStatement.newInstance(cql, place.report().value(), place.segment(), part(known + 1))
            .setIdempotent(true);
    return session
        .executeAsync(ask)
        .thenCompose(first -> Pages.all(first, row -> row.getInt("number")))
        .thenCompose(
            numbers -> {
              int reached = contiguous(known, numbers);
              boolean whole = reached > known && part(reached + 1) != part(known + 1);
              return whole ? durable(place, reached) : completedFuture(reached);
            });
  }

  private static int contiguous(int known, List<Integer> numbers) {
    int reached = known;
    for (int number : numbers) {
      if (number != reached + 1) {
        break;
      }
      reached = number;
    }
    return reached;
  }

  @Override
  public CompletionStage<List<Chunk>> after(Place place, int number, int limit) {
    return session
        .executeAsync(
            select.bind(place.report().value(), place.segment(), part(number + 1), number, limit))
        .thenCompose(first -> Pages.all(first, Stored::of))
        .thenCompose(rows -> opened(place, number, rows));
  }

  /** A row as it lies there. */
  private record Stored(int number, int untilMillis, Sealed audio) {
    static Stored of(Row row) {
      var bytes = row.getByteBuffer("audio");
      var audio = new byte[bytes.remaining()];
      bytes.get(audio);
      return new Stored(
          row.getInt("number"),
          row.getInt("until_millis"),
          new Sealed(row.getString("subject"), audio));
    }
  }

  private CompletionStage<List<Chunk>> opened(Place place, int after, List<Stored> rows) {
    CompletionStage<List<Chunk>> all = completedFuture(new ArrayList<>());
    int next = after + 1;
    for (var row : rows) {
      if (row.number() != next) {
        break;
      }
      next++;
      all =
          all.thenCombine(
              keys.openBytes(row.audio(), purpose(place, row.number())),
              (chunks, audio) -> with(chunks, row, audio));
    }
    return all.thenApply(List::copyOf);
  }

  /** An erased person's chunk ends the list. */
  private static List<Chunk> with(List<Chunk> chunks, Stored row, Optional<byte[]> audio) {
    audio.ifPresent(bytes -> chunks.add(new Chunk(row.number(), row.untilMillis(), bytes)));
    return chunks;
  }

  @Override
  public CompletionStage<Optional<ReportId>> heardBefore(String print, ReportId report) {
    var cql =
        "INSERT INTO %s.voice_prints (print, report) VALUES (?, ?) IF NOT EXISTS"
            .formatted(keyspace);
    return session
        .executeAsync(SimpleStatement.newInstance(cql, print, report.value()))
        .thenApply(answer -> other(answer, report));
  }

  private static Optional<ReportId> other(AsyncResultSet answer, ReportId report) {
    return answer.wasApplied()
        ? Optional.empty()
        : Optional.of(new ReportId(answer.one().getString("report")))
            .filter(first -> !first.equals(report));
  }

  private static int part(int number) {
    return (number - 1) / PART_ROWS;
  }

  /** So that no chunk can be put in another's place. */
  private static String purpose(Place place, int number) {
    return "voice/%s/%d/%d".formatted(place.report().value(), place.segment(), number);
  }
}
