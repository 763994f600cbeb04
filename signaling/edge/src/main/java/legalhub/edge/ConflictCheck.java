package legalhub.edge;

import java.util.Set;
import java.util.concurrent.CompletionStage;
import legalhub.actors.lawyer.LawyerId;

/** Who may not be offered a matter, by the names that a resident gives: DOMAIN.md, section 4. */
@FunctionalInterface
public interface ConflictCheck {
  /**
   * Lawyers who advised the other party, or somebody against this person.
   *
   * @param ownName what the person calls themselves, {@code ""} when not told
   * @param otherParty whom the matter is against, {@code ""} when not told
   */
  CompletionStage<Set<LawyerId>> lawyersAgainst(String ownName, String otherParty);
}
