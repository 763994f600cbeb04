package legalhub.actors.supervision;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import legalhub.actors.caseload.Caseload;
import legalhub.actors.entity.Agenda;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.supervision.SupervisedPerson.Command;
import legalhub.actors.voicereport.Reason;
import legalhub.actors.voicereport.ReportId;
import legalhub.actors.voicereport.VoiceReport;

/**
 * What a file must do unasked: keep its times, begin reports, and tell the office where it stands.
 */
final class SupervisedAgenda {
  private final SupervisedId id;
  private final Obligations obligations;

  SupervisedAgenda(SupervisedId id, Obligations obligations) {
    this.id = id;
    this.obligations = obligations;
  }

  Agenda<Command> of(SupervisedState state) {
    if (state.admission().isEmpty()) {
      return Agenda.empty();
    }
    var alarms =
        obligations
            .next(state)
            .map(due -> new Agenda.Alarm<Command>("time", due, new SupervisedPerson.Tick()))
            .stream()
            .toList();
    var duties = new ArrayList<Agenda.Duty<Command>>();
    duties.add(standing(state));
    state.voice().speaking().ifPresent(open -> duties.add(open(state, open)));
    state.voice().givenUp().forEach(report -> duties.add(giveUp(report)));
    return new Agenda<>(alarms, List.copyOf(duties), List.of());
  }

  private Agenda.Duty<Command> standing(SupervisedState state) {
    var file = state.admission().orElseThrow();
    return new Agenda.Duty<>(
        "standing/" + state.standing().version(),
        new EntityAddress(EntityKind.CASELOAD, file.office().value()),
        new Caseload.Stand(entry(state)),
        Optional.empty());
  }

  private Caseload.Entry entry(SupervisedState state) {
    var file = state.admission().orElseThrow();
    var due =
        obligations.undone(state, state.standing().settled()).stream()
            .findFirst()
            .map(o -> new Caseload.Due(o.kind(), o.due(), o.missed()));
    var speaking =
        state.voice().speaking().map(open -> new Caseload.Speaking(open.report(), open.since()));
    var review =
        state.voice().latest().stream()
            .filter(
                report ->
                    !report.judged() && report.verdict().filter(Caseload::wantsReview).isPresent())
            .map(SupervisedState.Report::report)
            .toList();
    return new Caseload.Entry(
        id,
        state.standing().version(),
        file.name(),
        file.guard(),
        state.standing().level(),
        state.isSupervised(),
        speaking,
        due,
        review,
        state.open().entrySet().stream()
            .map(
                open ->
                    new Caseload.Open(open.getKey(), open.getValue().kind(), open.getValue().at()))
            .sorted(java.util.Comparator.comparing(Caseload.Open::key))
            .toList(),
        (int) state.leaves().values().stream().filter(leave -> leave.approved().isEmpty()).count());
  }

  private Agenda.Duty<Command> open(SupervisedState state, SupervisedState.Speaking open) {
    var file = state.admission().orElseThrow();
    return new Agenda.Duty<>(
        "report/" + open.report().value(),
        address(open.report()),
        new VoiceReport.Open(
            new VoiceReport.Commission(
                open.report(),
                id,
                file.office(),
                file.guard(),
                open.digits(),
                open.since(),
                open.placement().name(),
                noted(open))),
        Optional.of(why -> new SupervisedPerson.DropReport(open.report())));
  }

  private static Set<Reason> noted(SupervisedState.Speaking open) {
    var noted = EnumSet.noneOf(Reason.class);
    if (!open.deviceKnown()) {
      noted.add(Reason.OTHER_DEVICE);
    }
    if (!open.inHours()) {
      noted.add(Reason.OUTSIDE_WINDOW);
    }
    switch (open.placement()) {
      case OUTSIDE -> noted.add(Reason.OUT_OF_BOUNDS);
      case UNCERTAIN -> noted.add(Reason.UNCERTAIN_POSITION);
      case UNKNOWN -> noted.add(Reason.NO_POSITION);
      case INSIDE, ON_LEAVE, FREE -> {}
    }
    return noted;
  }

  private static Agenda.Duty<Command> giveUp(ReportId report) {
    return new Agenda.Duty<>(
        "give-up/" + report.value(),
        address(report),
        new VoiceReport.GiveUp(),
        Optional.of(why -> new SupervisedPerson.DropReport(report)));
  }

  private static EntityAddress address(ReportId report) {
    return new EntityAddress(EntityKind.VOICE_REPORT, report.value());
  }
}
