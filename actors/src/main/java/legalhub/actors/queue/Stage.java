package legalhub.actors.queue;

import java.time.Instant;
import java.util.Optional;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.lawyer.LawyerId;

/** Where an open ticket stands. */
public sealed interface Stage {
  record Waiting() implements Stage {}

  record Ringing(OfferId offer, LawyerId lawyer, Rule rule, Instant until) implements Stage {}

  /** Accepted; the call isn't up yet. */
  record Committed(ConsultationId consultation, LawyerId lawyer, Instant at) implements Stage {}

  record Talking(ConsultationId consultation, LawyerId lawyer, Instant since) implements Stage {}

  /** The consultation that serves the ticket, or the work of an assistance. */
  default Optional<ConsultationId> serving() {
    if (this instanceof Committed committed) {
      return Optional.of(committed.consultation());
    }
    return this instanceof Talking talking ? Optional.of(talking.consultation()) : Optional.empty();
  }
}
