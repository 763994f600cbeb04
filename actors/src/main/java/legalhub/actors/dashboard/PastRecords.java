package legalhub.actors.dashboard;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletionStage;
import legalhub.actors.queue.PoolId;
import legalhub.actors.record.ServiceRecord;

/** The records that lie in the tables. */
@FunctionalInterface
public interface PastRecords {
  /** All of an office and a day. */
  CompletionStage<List<ServiceRecord>> ofDay(PoolId office, LocalDate day);
}
