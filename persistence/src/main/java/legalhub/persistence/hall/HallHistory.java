package legalhub.persistence.hall;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.actors.entity.Rules;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.Queue;
import legalhub.actors.queue.QueueState;
import legalhub.persistence.journal.EntityBook;
import legalhub.persistence.journal.QueueSnapshots;
import org.apache.pekko.actor.typed.ActorSystem;

/**
 * A queue as it was, by the very rules that made it so. Reads from the beginning of the day on, and
 * leaves the beginnings of all days that it passes for the next reader.
 */
public final class HallHistory {
  private final ActorSystem<?> system;
  private final EntityBook<Queue.Event> journal;
  private final CqlSession session;
  private final String keyspace;

  /**
   * @param journal of queues
   */
  public HallHistory(
      ActorSystem<?> system, EntityBook<Queue.Event> journal, CqlSession session, String keyspace) {
    this.system = system;
    this.journal = journal;
    this.session = session;
    this.keyspace = keyspace;
  }

  /** Where reading begins, or has come to: the state after an event. */
  private record Mark(long sequenceNr, QueueState state) {}

  /**
   * What a queue was at a time; before its first event, vacant.
   *
   * @param rules the queue's, as it is set up now: they say what an event changes
   * @param zone whose days are kept
   */
  public CompletionStage<QueueState> at(
      PoolId office, Rules<?, Queue.Event, QueueState> rules, ZoneId zone, Instant at) {
    return lastDay(office, at.atZone(zone).toLocalDate())
        .thenCompose(
            known -> {
              var replay = new Replay(rules, zone, known.orElse(new Mark(0, rules.vacant())));
              return journal
                  .after(office.value(), replay.now.sequenceNr())
                  .takeWhile(line -> !line.at().isAfter(at))
                  .runForeach(replay::take, system)
                  .thenCompose(read -> keep(office, replay.days))
                  .thenApply(kept -> replay.now.state());
            });
  }

  /** One way through the journal. */
  private static final class Replay {
    private final Rules<?, Queue.Event, QueueState> rules;
    private final ZoneId zone;
    private final Map<LocalDate, Mark> days = new TreeMap<>();
    private final Mark start;
    private LocalDate day;
    private Mark now;

    Replay(Rules<?, Queue.Event, QueueState> rules, ZoneId zone, Mark start) {
      this.rules = rules;
      this.zone = zone;
      this.start = start;
      this.now = start;
    }

    void take(EntityBook.Line<Queue.Event> line) {
      var today = line.at().atZone(zone).toLocalDate();
      if (!today.equals(day) && !now.equals(start)) {
        days.put(today, now);
      }
      day = today;
      now = new Mark(line.number(), rules.apply(now.state(), line.event(), line.at()));
    }
  }

  private CompletionStage<Optional<Mark>> lastDay(PoolId office, LocalDate day) {
    var select =
        "SELECT sequence_nr, state FROM %s.hall_days WHERE office = ? AND day <= ? LIMIT 1"
            .formatted(keyspace);
    return session
        .executeAsync(SimpleStatement.newInstance(select, office.value(), day).setIdempotent(true))
        .thenApply(found -> Optional.ofNullable(found.one()).map(HallHistory::mark));
  }

  private static Mark mark(Row row) {
    var stored = row.getByteBuffer("state");
    var bytes = new byte[stored.remaining()];
    stored.get(bytes);
    return new Mark(row.getLong("sequence_nr"), QueueSnapshots.fromBytes(bytes));
  }

  private CompletionStage<Void> keep(PoolId office, Map<LocalDate, Mark> days) {
    return CompletableFuture.allOf(
        days.entrySet().stream()
            .map(day -> keep(office, day.getKey(), day.getValue()))
            .toArray(CompletableFuture[]::new));
  }

  private CompletableFuture<Void> keep(PoolId office, LocalDate day, Mark mark) {
    var insert =
        "INSERT INTO %s.hall_days (office, day, sequence_nr, state) VALUES (?, ?, ?, ?)"
            .formatted(keyspace);
    var state = ByteBuffer.wrap(QueueSnapshots.toBytes(mark.state()));
    return session
        .executeAsync(
            SimpleStatement.newInstance(insert, office.value(), day, mark.sequenceNr(), state)
                .setIdempotent(true))
        .thenAccept(written -> {})
        .toCompletableFuture();
  }
}
