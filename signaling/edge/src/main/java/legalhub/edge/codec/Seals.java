package legalhub.edge.codec;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.privacy.Sealer;

/** Seals the texts of one command under one subject's key. */
record Seals(Sealer sealer, String subject) {
  /** A text and which field it is. */
  record Text(String purpose, String clear) {}

  CompletionStage<Sealed> seal(String purpose, String clear) {
    return clear.isEmpty()
        ? CompletableFuture.completedFuture(Sealed.none(subject))
        : Stages.begun(() -> sealer.seal(subject, purpose, clear));
  }

  /** All of them, in the order given. */
  CompletionStage<List<Sealed>> all(Text... texts) {
    return Stages.all(
        IntStream.range(0, texts.length)
            .mapToObj(i -> seal(texts[i].purpose(), texts[i].clear()))
            .toList());
  }
}
