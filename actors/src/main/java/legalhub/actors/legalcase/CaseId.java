package legalhub.actors.legalcase;

import legalhub.actors.entity.CommandId;
import legalhub.actors.session.ResidentId;

/** One matter of one resident. */
public record CaseId(String value) {
  public CaseId {
    if (value.isEmpty() || value.length() > 64) {
      throw new IllegalArgumentException("a case id has 1 to 64 characters");
    }
  }

  /** A person who comes back about the same category comes back to the same matter. */
  public static CaseId of(ResidentId resident, String category) {
    return new CaseId(CommandId.derivedFrom("case", resident.value(), category).value());
  }
}
