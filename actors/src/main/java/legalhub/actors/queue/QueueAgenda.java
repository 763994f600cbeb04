package legalhub.actors.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import legalhub.actors.conference.Conference;
import legalhub.actors.conference.ConferenceId;
import legalhub.actors.consultation.Consultation;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.entity.Agenda;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.lawyer.Lawyer;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.Queue.Command;
import legalhub.actors.session.ResidentId;
import legalhub.actors.session.ResidentSession;
import legalhub.actors.town.Pool;
import legalhub.actors.town.QueueSettings;

/** What a queue still has to do: rings to end, waits to widen, and everyone who must be told. */
record QueueAgenda(Pool pool) {
  Agenda<Command> of(QueueState state) {
    var alarms = new ArrayList<Agenda.Alarm<Command>>();
    var duties = new ArrayList<Agenda.Duty<Command>>();
    var settings = state.settings(pool);
    for (var ticket : state.tickets().values()) {
      ofTicket(ticket, settings, alarms, duties);
    }
    state
        .farewells()
        .forEach((ticket, farewell) -> farewell(ticket, farewell).ifPresent(duties::add));
    state.slots().forEach((lawyer, slot) -> turnedAway(lawyer, slot).ifPresent(duties::add));
    return new Agenda<>(alarms, duties, List.of());
  }

  private void ofTicket(
      Ticket ticket,
      QueueSettings settings,
      List<Agenda.Alarm<Command>> alarms,
      List<Agenda.Duty<Command>> duties) {
    if (ticket.stage() instanceof Stage.Ringing ringing) {
      alarms.add(
          alarm(
              "ring/" + ringing.offer().value(),
              ringing.until(),
              new Queue.RingOut(ringing.offer())));
    } else if (ticket.stage() instanceof Stage.Committed committed) {
      duties.add(
          ticket
              .entry()
              .assists()
              .map(conference -> assign(ticket, conference, committed))
              .orElseGet(() -> open(ticket, committed.consultation(), committed.lawyer())));
    } else if (ticket.isWaiting()) {
      waiting(ticket, settings, alarms);
      ticket
          .requeuedFrom()
          .filter(from -> ticket.entry().assists().isEmpty())
          .ifPresent(from -> duties.add(requeued(ticket, from)));
    }
  }

  private void waiting(Ticket ticket, QueueSettings settings, List<Agenda.Alarm<Command>> alarms) {
    var id = ticket.id();
    if (ticket.kind().isLive() && !ticket.presence().present()) {
      var due = ticket.presence().since().plus(settings.keepAbsent());
      alarms.add(alarm("absent/" + id.value(), due, new Queue.AbsentTooLong(id)));
    }
    boolean canWiden = pool.generalDesk().filter(desk -> !desk.equals(ticket.desk())).isPresent();
    if (canWiden && ticket.kind() != Kind.ASSIST && !ticket.steps().widened()) {
      var due = ticket.since().plus(settings.widenAfter());
      alarms.add(alarm("widen/" + id.value(), due, new Queue.Widen(id)));
    }
    if (ticket.kind() == Kind.LIVE && !ticket.steps().insteadOffered()) {
      var due = ticket.since().plus(settings.insteadAfter());
      alarms.add(alarm("instead/" + id.value(), due, new Queue.OfferInstead(id)));
    }
    if (ticket.kind().isLive()) {
      var due = ticket.since().plus(settings.waitingMax());
      alarms.add(alarm("waited/" + id.value(), due, new Queue.WaitedTooLong(id)));
    }
    ticket
        .preference()
        .ifPresent(
            p -> alarms.add(alarm("prefer/" + id.value(), p.until(), new Queue.Reconsider(id))));
    ticket.paused().values().stream()
        .filter(until -> until.isBefore(QueueRules.FOR_GOOD))
        .distinct()
        .forEach(
            until ->
                alarms.add(
                    alarm("pause/" + id.value() + "/" + until, until, new Queue.Reconsider(id))));
  }

  private Agenda.Duty<Command> open(Ticket ticket, ConsultationId consultation, LawyerId lawyer) {
    var entry = ticket.entry();
    var commission =
        new Consultation.Commission(
            pool.id(),
            ticket.id(),
            entry.resident(),
            lawyer,
            entry.matter(),
            entry.desk(),
            entry.kind(),
            entry.brief(),
            ticket.since(),
            ticket.offers());
    return new Agenda.Duty<>(
        "open/" + consultation.value(),
        new EntityAddress(EntityKind.CONSULTATION, consultation.value()),
        new Consultation.Open(commission),
        Optional.of(why -> new Queue.Undeliverable(consultation)));
  }

  private static Agenda.Duty<Command> assign(
      Ticket ticket, ConferenceId conference, Stage.Committed committed) {
    var serving = committed.consultation();
    return new Agenda.Duty<>(
        "assign/" + serving.value(),
        new EntityAddress(EntityKind.CONFERENCE, conference.value()),
        new Conference.Assign(ticket.id(), serving, committed.lawyer()),
        Optional.of(why -> new Queue.Undeliverable(serving)));
  }

  private static Agenda.Duty<Command> requeued(Ticket ticket, ConsultationId from) {
    return toSession(
        "requeued/" + from.value(),
        ticket.entry().resident(),
        new ResidentSession.Requeued(ticket.id(), from, ticket.offers()));
  }

  /** Those who were served hear it from their consultation, those who left know it themselves. */
  private static Optional<Agenda.Duty<Command>> farewell(
      TicketId ticket, QueueState.Farewell farewell) {
    boolean unheard =
        farewell.reason() != CloseReason.SERVED && farewell.reason() != CloseReason.WITHDRAWN;
    if (!unheard) {
      return Optional.empty();
    }
    var key = "farewell/" + ticket.value();
    return Optional.of(
        farewell
            .assists()
            .map(
                c ->
                    new Agenda.Duty<Command>(
                        key,
                        new EntityAddress(EntityKind.CONFERENCE, c.value()),
                        new Conference.NobodyComes(ticket),
                        Optional.empty()))
            .orElseGet(
                () ->
                    toSession(
                        key,
                        farewell.resident(),
                        new ResidentSession.TicketClosed(ticket, farewell.reason()))));
  }

  private static Optional<Agenda.Duty<Command>> turnedAway(LawyerId lawyer, Slot slot) {
    return slot.turnedAway()
        ? Optional.of(
            new Agenda.Duty<>(
                "away/" + lawyer.value() + "/" + slot.version(),
                new EntityAddress(EntityKind.LAWYER, lawyer.value()),
                new Lawyer.TurnAway(slot.version(), slot.reason()),
                Optional.empty()))
        : Optional.empty();
  }

  private static Agenda.Duty<Command> toSession(
      String key, ResidentId resident, ResidentSession.Command command) {
    return new Agenda.Duty<>(
        key,
        new EntityAddress(EntityKind.RESIDENT_SESSION, resident.value()),
        command,
        Optional.empty());
  }

  private static Agenda.Alarm<Command> alarm(String key, Instant due, Command command) {
    return new Agenda.Alarm<>(key, due, command);
  }
}
