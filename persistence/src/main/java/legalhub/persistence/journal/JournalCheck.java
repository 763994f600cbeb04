package legalhub.persistence.journal;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import legalhub.actors.entity.EntityKind;
import legalhub.persistence.Pages;

/**
 * Looks through the whole journal for an entity that lived twice: two events of one number by two
 * writers. The journal keeps both, so such a fault never passes unseen. Reads page by page and may
 * run beside the hub.
 */
public final class JournalCheck {
  private static final String QUEUE = EntityKind.QUEUE.key() + "|";
  private static final int PAGE_ROWS = 1_000;
  private static final int EXAMPLES_MAX = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * What was found.
   *
   * @param events rows looked at
   * @param entities whose events they are
   * @param doubles numbers that two writers gave
   * @param examples the first of them
   * @param queues the queues among the entities
   */
  public record Report(
      long events, long entities, long doubles, List<Doubled> examples, Set<String> queues) {
    public boolean isSound() {
      return doubles == 0;
    }
  }

  /** One number of one entity, by several writers. */
  public record Doubled(String persistenceId, long sequenceNr, Set<String> writers) {}

  private long events;
  private long entities;
  private long doubles;
  private final List<Doubled> examples = new ArrayList<>();
  private final Set<String> queues = new TreeSet<>();

  private String entity = "";
  private long partition;
  private long sequenceNr;
  private final Set<String> writers = new TreeSet<>();

  private JournalCheck() {}

  public static CompletionStage<Report> run(CqlSession session, String keyspace) {
    var check = new JournalCheck();
    var scan =
        SimpleStatement.newInstance(
                "SELECT persistence_id, partition_nr, sequence_nr, writer_uuid FROM %s.messages"
                    .formatted(keyspace))
            .setPageSize(PAGE_ROWS)
            .setTimeout(PATIENCE)
            .setIdempotent(true);
    return session
        .executeAsync(scan)
        .thenCompose(first -> Pages.each(first, check::take))
        .thenApply(end -> check.report());
  }

  /** Rows come partition by partition, in the order of their numbers. */
  private void take(Row row) {
    var persistenceId = row.getString("persistence_id");
    long nextPartition = row.getLong("partition_nr");
    long number = row.getLong("sequence_nr");
    boolean samePartition = persistenceId.equals(entity) && nextPartition == partition;
    if (!samePartition || number != sequenceNr) {
      close();
      // Each entity has a first partition; its later ones come anywhere in the scan.
      entities += !samePartition && nextPartition == 0 ? 1 : 0;
      entity = persistenceId;
      partition = nextPartition;
      sequenceNr = number;
    }
    if (entity.startsWith(QUEUE)) {
      queues.add(entity.substring(QUEUE.length()));
    }
    writers.add(row.getString("writer_uuid"));
    events++;
  }

  private void close() {
    if (writers.size() > 1) {
      doubles++;
      if (examples.size() < EXAMPLES_MAX) {
        examples.add(new Doubled(entity, sequenceNr, Set.copyOf(writers)));
      }
    }
    writers.clear();
  }

  private Report report() {
    close();
    return new Report(events, entities, doubles, List.copyOf(examples), Set.copyOf(queues));
  }
}
