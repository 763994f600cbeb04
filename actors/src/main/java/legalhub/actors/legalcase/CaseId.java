package legalhub.actors.legalcase;

/** One matter of one resident. */
public record CaseId(String value) {
  public CaseId {
    if (value.isEmpty() || value.length() > 64) {
      throw new IllegalArgumentException("a case id has 1 to 64 characters");
    }
  }
}
