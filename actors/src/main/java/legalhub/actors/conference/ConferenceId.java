package legalhub.actors.conference;

import java.util.Optional;
import legalhub.actors.consultation.ConsultationId;

/** A conference; one that was opened beside a consultation is named after it. */
public record ConferenceId(String value) {
  private static final String PREFIX = "conf-";

  /** The one conference that a consultation may have. */
  public static ConferenceId of(ConsultationId consultation) {
    return new ConferenceId(PREFIX + consultation.value());
  }

  /** The consultation that it belongs to. */
  public ConsultationId consultation() {
    return new ConsultationId(value.substring(PREFIX.length()));
  }

  /** Whether this can be a conference's id at all: no other thing's begins like it. */
  public static Optional<ConferenceId> read(String text) {
    return text.startsWith(PREFIX) ? Optional.of(new ConferenceId(text)) : Optional.empty();
  }
}
