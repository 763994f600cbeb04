package legalhub.edge.codec;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Many results as one. */
final class Stages {
  private Stages() {}

  /** All results in the order of their stages; fails when one does. */
  static <T> CompletionStage<List<T>> all(List<? extends CompletionStage<T>> stages) {
    var futures = stages.stream().map(CompletionStage::toCompletableFuture).toList();
    return CompletableFuture.allOf(futures.toArray(CompletableFuture<?>[]::new))
        .thenApply(done -> futures.stream().map(CompletableFuture::join).toList());
  }
}
