package legalhub.actors.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.legalcase.CaseId;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.TicketId;
import legalhub.actors.town.DeskId;

/** What a resident sees of their own visit. */
public interface SessionView {
  /** One part, {@code visit}. */
  String VISIT = "visit";

  /** Where the visit stands. */
  enum Phase {
    IDLE,
    WAITING,
    IN_CONSULTATION,
    RATING,
    CHOOSING,
    PROMISED
  }

  /**
   * @param reason why waiting ended or couldn't begin: a {@code Refusal}, {@code CloseReason} or
   *     {@code Outcome} by name, else {@code ""}
   * @param instead what can be had instead of waiting
   * @param danger 110 shall be shown
   */
  record Visit(
      Phase phase,
      Instant since,
      Optional<TicketId> ticket,
      Optional<PoolId> pool,
      Optional<DeskId> desk,
      Optional<ConsultationId> consultation,
      Optional<CaseId> matter,
      Optional<LawyerId> lawyer,
      String reason,
      List<Kind> instead,
      boolean danger)
      implements ViewPart {}
}
