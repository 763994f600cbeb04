package legalhub.actors.consultation;

import java.time.Instant;
import java.util.Optional;
import legalhub.actors.consultation.Consultation.Event;
import legalhub.actors.consultation.ConsultationState.Ended;
import legalhub.actors.consultation.ConsultationState.Talking;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.Refusal;
import legalhub.actors.queue.Kind;
import legalhub.actors.town.ConsultationSettings;

/** What is written about a consultation: the record, addenda once it has locked, the rating. */
record PapersRules(ConsultationSettings settings) {
  private static final int ADDENDA_MAX = 100;
  private static final int STARS_MAX = 5;

  /** A message is answered by its record; no talk is ended first. */
  Decision<Event> answerInWriting(Talking talking, Consultation.CompleteRecord c, Asking asking) {
    if (!ConsultationRules.isLawyer(talking, asking)) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    if (talking.file().commission().kind() == Kind.LIVE) {
      return Decision.refuse(Refusal.NOT_IN_THIS_STATE);
    }
    return Decision.record(
        new Consultation.Ended(Outcome.RESOLVED, Optional.empty(), Optional.empty()),
        new Consultation.RecordCompleted(c.advice()));
  }

  Decision<Event> completeRecord(Ended ended, Consultation.CompleteRecord c, Asking asking) {
    if (!ConsultationRules.isLawyer(ended, asking)) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    return isLocked(ended, asking.now())
        ? Decision.refuse(Refusal.RECORD_LOCKED)
        : Decision.record(new Consultation.RecordCompleted(c.advice()));
  }

  private boolean isLocked(Ended ended, Instant now) {
    return ended
        .file()
        .papers()
        .record()
        .filter(w -> w.first().plus(settings.lockAfter()).isBefore(now))
        .isPresent();
  }

  Decision<Event> addAddendum(Ended ended, Consultation.AddAddendum c, Asking asking) {
    if (!ConsultationRules.isLawyer(ended, asking)) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    if (ended.file().papers().record().isEmpty()) {
      return Decision.refuse(Refusal.NOT_IN_THIS_STATE);
    }
    return ended.file().papers().addenda().size() >= ADDENDA_MAX
        ? Decision.refuse(Refusal.AT_CAPACITY)
        : Decision.record(new Consultation.AddendumAdded(c.text()));
  }

  Decision<Event> rate(Ended ended, Consultation.Rate c, Asking asking) {
    if (ConsultationRules.sideOf(ended.file(), asking.by())
        .filter(Side.RESIDENT::equals)
        .isEmpty()) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    if (c.stars() < 1 || c.stars() > STARS_MAX) {
      return Decision.refuse(Refusal.INVALID);
    }
    return ended.file().papers().stars().isPresent()
        ? Decision.refuse(Refusal.NOT_IN_THIS_STATE)
        : Decision.record(new Consultation.Rated(c.stars(), c.comment()));
  }
}
