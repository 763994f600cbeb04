package legalhub.edge.codec;

import java.util.Optional;
import java.util.function.Function;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.entity.Caller;
import legalhub.actors.session.ResidentId;
import legalhub.edge.token.Principal;

/**
 * Whose command it is.
 *
 * @param residents whose consultation it is, as far as this connection has seen
 */
public record Speaker(
    Principal principal, Function<ConsultationId, Optional<ResidentId>> residents) {

  boolean isResident() {
    return principal.role() == Caller.Role.RESIDENT;
  }

  /** Under whose key this speaker's words in a consultation are sealed: always the resident's. */
  Optional<String> subjectOf(ConsultationId consultation) {
    return isResident()
        ? Optional.of(principal.personId())
        : residents.apply(consultation).map(ResidentId::value);
  }
}
