package legalhub.actors.town;

import java.util.Set;
import legalhub.actors.lawyer.LawyerId;

/**
 * What the queue knows of a lawyer.
 *
 * @param firm lawyers of one firm share its conflicts of interest; {@code ""} for none
 * @param languages spoken besides Mandarin
 * @param villages whose adviser (村居法律顾问) this lawyer is
 */
public record LawyerProfile(
    LawyerId lawyer, String firm, Set<DeskId> desks, Set<String> languages, Set<String> villages) {}
