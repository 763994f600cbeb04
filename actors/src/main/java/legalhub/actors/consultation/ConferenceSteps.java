package legalhub.actors.consultation;

import legalhub.actors.consultation.Consultation.Command;
import legalhub.actors.consultation.Consultation.Event;
import legalhub.actors.consultation.ConsultationState.Open;
import legalhub.actors.consultation.Talk.Conferencing;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Transitions;

/** What the two do when talking to each other alone, or in full, isn't enough or isn't possible. */
final class ConferenceSteps {

  void addTo(Transitions<Command, Event, ConsultationState> table) {
    table
        .in(Open.class)
        .on(Consultation.OpenConference.class, this::openConference)
        .on(Consultation.TellStep.class, this::tellStep);
  }

  private Decision<Event> openConference(Open open, Consultation.OpenConference c, Asking asking) {
    if (ConsultationRules.sideOf(open.file(), asking.by()).isEmpty()) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    if (!open.file().commission().kind().isLive()) {
      return Decision.refuse(Refusal.NOT_IN_THIS_STATE);
    }
    boolean news =
        switch (open.file().talk().conferencing()) {
          case NONE -> true;
          case OPEN -> c.noDirectLine();
          case NO_DIRECT_LINE -> false;
        };
    return news
        ? Decision.record(new Consultation.ConferenceOpened(c.noDirectLine()))
        : Decision.alreadySo();
  }

  private Decision<Event> tellStep(Open open, Consultation.TellStep c, Asking asking) {
    return ConsultationRules.sideOf(open.file(), asking.by())
        .map(
            side ->
                c.step() == open.file().talk().steps().get(side)
                    ? Decision.<Event>alreadySo()
                    : Decision.<Event>record(new Consultation.Stepped(side, c.step())))
        .orElseGet(() -> Decision.refuse(Refusal.FORBIDDEN));
  }

  static Conferencing after(Consultation.ConferenceOpened e) {
    return e.noDirectLine() ? Conferencing.NO_DIRECT_LINE : Conferencing.OPEN;
  }
}
