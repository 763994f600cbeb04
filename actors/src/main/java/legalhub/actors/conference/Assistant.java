package legalhub.actors.conference;

import java.time.Instant;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.entity.Caller;
import legalhub.actors.lawyer.LawyerId;

/**
 * Somebody of a desk who took it on to come.
 *
 * @param serving what the queue calls their work
 * @param missed whether they didn't come
 */
record Assistant(ConsultationId serving, LawyerId lawyer, Instant since, boolean missed) {

  Caller person() {
    return new Caller(Caller.Role.LAWYER, lawyer.value());
  }

  Assistant gone() {
    return new Assistant(serving, lawyer, since, true);
  }
}
