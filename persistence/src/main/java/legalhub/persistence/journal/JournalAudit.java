package legalhub.persistence.journal;

import com.datastax.oss.driver.api.core.CqlSession;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Everything that the raw journal can be asked: whether an entity lived twice, and whether a ticket
 * was given away twice.
 *
 * @param queues what was found in each queue
 */
public record JournalAudit(JournalCheck.Report journal, List<AssignmentCheck.Report> queues) {

  /** Reads the whole journal; may run beside the hubs. */
  public static CompletionStage<JournalAudit> run(CqlSession session, String keyspace) {
    return JournalCheck.run(session, keyspace)
        .thenCompose(
            journal -> {
              CompletionStage<List<AssignmentCheck.Report>> queues =
                  CompletableFuture.completedFuture(List.of());
              for (var queue : journal.queues()) {
                queues =
                    queues.thenCombine(
                        AssignmentCheck.run(session, keyspace, queue), JournalAudit::plus);
              }
              return queues.thenApply(all -> new JournalAudit(journal, all));
            });
  }

  private static <T> List<T> plus(List<T> list, T one) {
    var more = new ArrayList<>(list);
    more.add(one);
    return List.copyOf(more);
  }

  public boolean isSound() {
    return journal.isSound() && queues.stream().allMatch(AssignmentCheck.Report::isSound);
  }

  /** One line. */
  public String toJson() {
    return "{\"events\":%d,\"entities\":%d,\"twoWriters\":%d,\"tickets\":%d,\"accepted\":%d,\"open\":%d,\"assignedTwice\":%d}"
        .formatted(
            journal.events(),
            journal.entities(),
            journal.doubles(),
            queues.stream().mapToLong(AssignmentCheck.Report::tickets).sum(),
            queues.stream().mapToLong(AssignmentCheck.Report::accepted).sum(),
            queues.stream().mapToLong(AssignmentCheck.Report::open).sum(),
            queues.stream().mapToLong(queue -> queue.twice().size()).sum());
  }
}
