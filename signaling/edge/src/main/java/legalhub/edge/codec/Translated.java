package legalhub.edge.codec;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.Refusal;

/** What a wire command turned out to be. */
public sealed interface Translated {
  /**
   * A command for an entity.
   *
   * @param command complete once every personal value in it is sealed
   */
  record Addressed(EntityAddress to, CompletionStage<Object> command) implements Translated {}

  /** Nothing is sent. */
  record Rejected(Refusal why) implements Translated {}

  /** It seals under the key of this consultation's resident, whom nobody has named yet. */
  record ResidentUnknown(ConsultationId consultation) implements Translated {}

  static Translated to(EntityAddress address, Object command) {
    return new Addressed(address, CompletableFuture.completedFuture(command));
  }

  static Translated to(EntityAddress address, CompletionStage<? extends Object> command) {
    return new Addressed(address, command.thenApply(made -> made));
  }

  static Translated invalid() {
    return new Rejected(Refusal.INVALID);
  }

  static Translated notFound() {
    return new Rejected(Refusal.NOT_FOUND);
  }
}
