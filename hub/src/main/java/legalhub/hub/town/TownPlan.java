package legalhub.hub.town;

import java.util.List;
import legalhub.actors.alert.AlertRule;
import legalhub.actors.town.ConsultationSettings;
import legalhub.actors.town.Town;

/**
 * Everything the town's file says.
 *
 * @param town what queues go by
 * @param consultations what consultations go by
 * @param directory what pages show
 * @param staff who logs in with a name
 * @param alerts after which rules an office is told at once
 */
public record TownPlan(
    Town town,
    ConsultationSettings consultations,
    TownDirectory directory,
    Staff staff,
    List<AlertRule> alerts) {}
