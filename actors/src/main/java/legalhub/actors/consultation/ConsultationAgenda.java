package legalhub.actors.consultation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import legalhub.actors.conference.Conference;
import legalhub.actors.conference.ConferenceId;
import legalhub.actors.consultation.Consultation.Command;
import legalhub.actors.consultation.ConsultationState.Dropped;
import legalhub.actors.consultation.ConsultationState.Ended;
import legalhub.actors.consultation.ConsultationState.Joining;
import legalhub.actors.consultation.ConsultationState.Open;
import legalhub.actors.consultation.ConsultationState.Opened;
import legalhub.actors.entity.Agenda;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.legalcase.LegalCase;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.queue.Queue;
import legalhub.actors.session.ResidentSession;
import legalhub.actors.town.ConsultationSettings;

/** What a consultation still has to do. */
record ConsultationAgenda(ConsultationId id, ConsultationSettings settings) {

  Agenda<Command> of(ConsultationState state) {
    if (!(state instanceof Opened opened)) {
      return Agenda.empty();
    }
    var duties = new ArrayList<Agenda.Duty<Command>>();
    if (opened instanceof Open open) {
      duties.add(answered(open.file()));
      if (!(open instanceof Joining)) {
        duties.add(toQueue("started", open.file(), new Queue.TalkStarted(id)));
      }
    } else if (opened instanceof Ended ended) {
      ended(ended, duties);
    }
    conference(opened, duties);
    if (opened.file().conflictChecked()) {
      var admit = new LegalCase.Admit(opened.file().commission().lawyer(), id);
      duties.add(toCase("admit", opened.file(), admit));
    }
    return new Agenda<>(alarms(opened), duties, seats(opened));
  }

  private void conference(Opened opened, List<Agenda.Duty<Command>> duties) {
    var conferencing = opened.file().talk().conferencing();
    if (conferencing == Talk.Conferencing.NONE) {
      return;
    }
    var to = new EntityAddress(EntityKind.CONFERENCE, ConferenceId.of(id).value());
    var commission = opened.file().commission();
    var opening =
        new Conference.Opening(
            id,
            commission.lawyer(),
            commission.resident(),
            Optional.of(commission.pool()),
            Optional.of(ConsultationRecord.place(opened.file())));
    boolean noDirectLine = conferencing == Talk.Conferencing.NO_DIRECT_LINE;
    var told =
        opened instanceof Ended ended
            ? new Conference.Close(ended.outcome().name())
            : new Conference.Open(opening, noDirectLine);
    var key = "conference/" + (opened instanceof Ended ? "close" : conferencing.name());
    duties.add(new Agenda.Duty<>(key, to, told, Optional.empty()));
  }

  private List<Agenda.Alarm<Command>> alarms(Opened opened) {
    if (opened instanceof Joining joining) {
      var due = joining.file().opened().plus(settings.joinWithin());
      return List.of(new Agenda.Alarm<>("join", due, new Consultation.JoinTimeOut()));
    }
    if (opened instanceof Dropped dropped) {
      var due = dropped.at().plus(settings.returnWithin());
      return List.of(new Agenda.Alarm<>("drop", due, new Consultation.DropTimeOut(dropped.at())));
    }
    if (opened instanceof Ended ended && ended.isWrappingUp()) {
      var due = ended.at().plus(settings.wrapUpMax());
      return List.of(new Agenda.Alarm<>("wrap-up", due, new Consultation.WrapUpTimeOut()));
    }
    return List.of();
  }

  private List<Agenda.Seat<Command>> seats(Opened opened) {
    boolean talk = opened instanceof ConsultationState.Talking || opened instanceof Dropped;
    if (!talk || !opened.file().commission().kind().isLive()) {
      return List.of();
    }
    return List.of(seat(opened, Side.RESIDENT), seat(opened, Side.LAWYER));
  }

  private Agenda.Seat<Command> seat(Opened opened, Side side) {
    boolean lost = opened instanceof Dropped dropped && dropped.lost().contains(side);
    return new Agenda.Seat<>(
        side.seat(),
        !lost,
        settings.lease(),
        new Consultation.LineLost(side),
        new Consultation.LineBack(side));
  }

  private void ended(Ended ended, List<Agenda.Duty<Command>> duties) {
    var file = ended.file();
    duties.add(toQueue("ended", file, new Queue.TalkEnded(id, ended.ending(), ended.talk())));
    if (ended.ending() instanceof Queue.Over) {
      var told =
          new ResidentSession.ConsultationEnded(file.commission().ticket(), id, ended.outcome());
      duties.add(toSession("over", file, told, Optional.empty()));
      duties.add(toCase("attach/" + file.changes(), file, new LegalCase.Attach(entry(ended))));
    }
    if (ended.tookPlace() && !ended.isWrappingUp()) {
      duties.add(toQueue("wrapped-up", file, new Queue.WrappedUp(id, wrapUp(ended))));
    }
  }

  private Duration wrapUp(Ended ended) {
    return ended
        .file()
        .papers()
        .record()
        .map(written -> Duration.between(ended.at(), written.first()))
        .orElse(settings.wrapUpMax());
  }

  private LegalCase.Entry entry(Ended ended) {
    var file = ended.file();
    var written = file.papers().record().map(File.Written::advice);
    var resident = file.commission().resident();
    return new LegalCase.Entry(
        id,
        file.changes(),
        resident,
        file.commission().lawyer(),
        written.map(Consultation.Advice::category).orElse(file.commission().brief().category()),
        written.map(Consultation.Advice::advice).orElse(Sealed.none(resident.value())),
        ended.outcome(),
        ended.at());
  }

  private Agenda.Duty<Command> answered(File file) {
    var commission = file.commission();
    var told =
        new ResidentSession.Answered(
            commission.ticket(), id, commission.lawyer(), commission.kind(), commission.turn());
    return toSession(
        "answered",
        file,
        told,
        commission.kind().isLive()
            ? Optional.of(new Consultation.ResidentGone())
            : Optional.empty());
  }

  private static Agenda.Duty<Command> toQueue(String key, File file, Queue.Command command) {
    var to = new EntityAddress(EntityKind.QUEUE, file.commission().pool().value());
    return new Agenda.Duty<>(key, to, command, Optional.empty());
  }

  private static Agenda.Duty<Command> toCase(String key, File file, LegalCase.Command command) {
    var to = new EntityAddress(EntityKind.LEGAL_CASE, file.commission().matter().value());
    return new Agenda.Duty<>(key, to, command, Optional.empty());
  }

  private static Agenda.Duty<Command> toSession(
      String key, File file, ResidentSession.Command command, Optional<Command> onRefusal) {
    var to = new EntityAddress(EntityKind.RESIDENT_SESSION, file.commission().resident().value());
    return new Agenda.Duty<>(key, to, command, onRefusal.map(refused -> why -> refused));
  }
}
