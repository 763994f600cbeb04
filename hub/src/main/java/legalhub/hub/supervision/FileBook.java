package legalhub.hub.supervision;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import legalhub.actors.supervision.SupervisedPerson;

/** What a person's file has recorded, from its journal. */
@FunctionalInterface
public interface FileBook {
  /** One fact. */
  record Line(Instant at, SupervisedPerson.Event event) {}

  /** All of it, in its order. */
  CompletionStage<List<Line>> of(String person);
}
