package legalhub.actors;

import java.util.List;
import legalhub.actors.account.AccountRules;
import legalhub.actors.consultation.ConsultationRules;
import legalhub.actors.entity.EntitySpec;
import legalhub.actors.lawyer.LawyerRules;
import legalhub.actors.legalcase.LegalCaseRules;
import legalhub.actors.queue.QueueRules;
import legalhub.actors.session.SessionRules;
import legalhub.actors.town.ConsultationSettings;
import legalhub.actors.town.Town;

/** Every kind of entity of a hub. */
public final class Specs {
  private Specs() {}

  public static List<EntitySpec<?, ?, ?>> of(Town town, ConsultationSettings consultations) {
    return List.of(
        SessionRules.spec(),
        QueueRules.spec(town),
        LawyerRules.spec(town),
        ConsultationRules.spec(consultations),
        LegalCaseRules.spec(),
        AccountRules.spec());
  }
}
