package legalhub.actors.supervision;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.town.Town;
import legalhub.actors.voicereport.Verdict;

/** What a file shows. */
final class SupervisedScreen {
  private final SupervisedId id;
  private final Town town;
  private final Obligations obligations;
  private final ZoneId zone;

  SupervisedScreen(SupervisedId id, Town town, Obligations obligations, ZoneId zone) {
    this.id = id;
    this.town = town;
    this.obligations = obligations;
    this.zone = zone;
  }

  Optional<Map<String, ViewPart>> view(SupervisedState state, Audience audience, Instant now) {
    var file = state.admission().orElseThrow();
    if (audience.topic().equals(SupervisionView.AREA)) {
      return audience.viewer().isHub()
          ? Optional.of(Map.of("area", new SupervisionView.Area(file.area(), file.office())))
          : Optional.empty();
    }
    if (!audience.topic().equals(SupervisionView.FILE)) {
      return Optional.empty();
    }
    var parts = new LinkedHashMap<String, ViewPart>();
    parts.put("supervision", supervision(state, file, now));
    for (var o : obligations.of(state, state.standing().settled())) {
      parts.put("obligation/" + o.key(), new SupervisionView.Owed(o, standing(state, o)));
    }
    for (var report : state.voice().latest()) {
      parts.put(
          "own-report/" + report.report().value(),
          new SupervisionView.OwnReport(
              report.report(),
              report.begun(),
              report.verdict().map(Verdict::name).orElse("RECEIVING"),
              report.reasons()));
    }
    state.leaves().forEach((id, leave) -> parts.put("leave/" + id, leave(leave)));
    state
        .activity()
        .forEach(
            (id, credit) ->
                parts.put(
                    "credit/" + id,
                    new SupervisionView.Credited(id, credit.month(), credit.minutes())));
    return Optional.of(parts);
  }

  private static SupervisionView.OneLeave leave(SupervisedState.Leave leave) {
    var decided = leave.approved().map(yes -> yes ? "APPROVED" : "REFUSED").orElse("ASKED");
    return new SupervisionView.OneLeave(
        leave.asked(), leave.returned() ? "RETURNED" : decided, leave.remark());
  }

  private SupervisionView.Supervision supervision(
      SupervisedState state, SupervisedPerson.Admission file, Instant now) {
    var standing = state.standing();
    return new SupervisionView.Supervision(
        id,
        file.name(),
        file.office(),
        standing.level(),
        file.ground(),
        file.from(),
        file.until(),
        file.guard().minor(),
        file.woman(),
        state.voice().speaking().map(SupervisedState.Speaking::report),
        state.minutesIn(YearMonth.from(now.atZone(zone)).toString()),
        town.supervision().plan(standing.level()).activityMinutes(),
        standing.admonitions(),
        standing.warnings(),
        state.isSupervised());
  }

  private static SupervisionView.Standing standing(SupervisedState state, Obligation o) {
    if (state.diary().done().containsKey(o.key())) {
      return SupervisionView.Standing.DONE;
    }
    return state.diary().reminded().containsKey(o.key())
        ? SupervisionView.Standing.REMINDED
        : SupervisionView.Standing.OPEN;
  }
}
