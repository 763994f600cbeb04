package legalhub.actors.consultation;

/** One consultation: named by the offer whose acceptance opened it. */
public record ConsultationId(String value) {
  public ConsultationId {
    if (value.isEmpty() || value.length() > 64) {
      throw new IllegalArgumentException("a consultation id has 1 to 64 characters");
    }
  }
}
