package legalhub.simulator.consultations;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import legalhub.simulator.client.Futures;
import legalhub.simulator.client.HubClient;
import legalhub.simulator.client.View;
import legalhub.simulator.client.Watch;
import legalhub.simulator.ledger.Fact;

/**
 * Looks at a topic a second time, afresh, and compares: at the same epoch and version both must
 * show the same.
 */
final class Audit {
  private static final Duration WITHIN = Duration.ofSeconds(10);

  private final Books books;
  private final Watch kept;
  private final Watch fresh;
  private final CompletableFuture<Void> compared = new CompletableFuture<>();

  private Audit(HubClient client, Watch kept, Books books) {
    this.books = books;
    this.kept = kept;
    this.fresh = client.watch(kept.topic().toBuilder());
  }

  /** Ends when both were seen at the same version, or when that didn't happen in time. */
  static CompletableFuture<Void> of(HubClient client, Watch kept, Books books) {
    var audit = new Audit(client, kept, books);
    audit.fresh.onChange(view -> audit.compare());
    audit.kept.onChange(view -> audit.compare());
    Futures.whenDone(client.after(WITHIN), (late, none) -> audit.compared.complete(null));
    return audit.compared.whenComplete((done, failure) -> audit.fresh.close());
  }

  private void compare() {
    var one = kept.view();
    var other = fresh.view();
    boolean same =
        one.isLive()
            && other.isLive()
            && one.epoch().equals(other.epoch())
            && one.version() == other.version();
    if (compared.isDone() || !same) {
      return;
    }
    books.tally.count(Books.AUDITS);
    if (!one.parts().equals(other.parts())) {
      books.ledger.note(
          new Fact.ViewWrong(kept.topic().getTopicCase().name(), difference(one, other)));
    }
    compared.complete(null);
  }

  private static String difference(View one, View other) {
    return "kept by deltas %s, but afresh %s at version %d"
        .formatted(one.parts().keySet(), other.parts().keySet(), one.version());
  }
}
