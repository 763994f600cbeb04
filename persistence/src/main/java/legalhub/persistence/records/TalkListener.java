package legalhub.persistence.records;

import java.util.concurrent.CompletionStage;
import legalhub.actors.consultation.Consultation.Commission;
import legalhub.actors.consultation.ConsultationId;

/** Hears of each talk that took place, some seconds later, at least once. */
@FunctionalInterface
public interface TalkListener {
  /**
   * @return its failure is tried again for ever, as a row's is
   */
  CompletionStage<Void> tookPlace(ConsultationId consultation, Commission commission);
}
