package legalhub.hub.town;

import legalhub.actors.town.ConsultationSettings;
import legalhub.actors.town.Town;

/**
 * Everything the town's file says.
 *
 * @param town what queues go by
 * @param consultations what consultations go by
 * @param directory what pages show
 * @param staff who logs in with a name
 */
public record TownPlan(
    Town town, ConsultationSettings consultations, TownDirectory directory, Staff staff) {}
