package legalhub.hub.supervision;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.privacy.Purpose;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.privacy.Sealer;
import legalhub.actors.queue.PoolId;
import legalhub.actors.supervision.Fix;
import legalhub.actors.supervision.SupervisedPerson;
import legalhub.actors.supervision.SupervisionView;
import legalhub.actors.voicereport.ReportId;
import legalhub.actors.voicereport.VoiceReport;
import legalhub.actors.voicereport.VoiceReportView;
import legalhub.hub.entity.Asker;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;

/**
 * Carries supervision's commands to their entities. Personal values are sealed here, and a position
 * is judged here, where the area may be opened: entities get the verdict.
 */
final class SupervisionDesk {
  private static final Caller HUB = Caller.hub("supervision");
  private static final int DIGITS = 10_000;
  private static final int TRIES = 40;
  private static final Duration TRY_AGAIN = Duration.ofMillis(100);

  private final Asker asker;
  private final Sealer sealer;
  private final Examination examination;
  private final SecureRandom random = new SecureRandom();
  private final Map<ReportId, CompletableFuture<SupervisionRoutes.Finished>> examining =
      new ConcurrentHashMap<>();

  SupervisionDesk(Asker asker, Sealer sealer, Examination examination) {
    this.asker = asker;
    this.sealer = sealer;
    this.examination = examination;
  }

  CompletionStage<Sealed> seal(String person, String purpose, String clear) {
    return clear == null || clear.isBlank()
        ? completedFuture(Sealed.none(person))
        : sealer.seal(person, purpose, clear.strip());
  }

  /** Asks a person's file. */
  CompletionStage<Void> ask(
      String person, Caller by, SupervisedPerson.Command command, CommandId id) {
    return asker.ask(file(person), by, command, id).thenCompose(Asker::done);
  }

  /** Which office's person it is. */
  CompletionStage<PoolId> office(String person) {
    return area(person).thenApply(SupervisionView.Area::office);
  }

  private CompletionStage<SupervisionView.Area> area(String person) {
    return asker
        .look(file(person), new Audience(HUB, SupervisionView.AREA, ""))
        .thenApply(parts -> parts.map(all -> all.get("area")))
        .thenCompose(
            part ->
                part.orElse(null) instanceof SupervisionView.Area known
                    ? completedFuture(known)
                    : failedFuture(new ProblemException(Problem.NOT_FOUND)));
  }

  /** Where a person is, as their file may know it. */
  CompletionStage<Fix> fix(Caller person, Optional<Geo.Position> position) {
    return area(person.id())
        .thenCompose(known -> sealer.open(known.area(), Purpose.SUPERVISED_AREA))
        .thenCombine(
            seal(
                person.id(),
                Purpose.SUPERVISED_POSITION,
                position.map(Geo.Position::text).orElse("")),
            (area, hidden) ->
                new Fix(hidden, Geo.placement(Geo.Area.parse(area.orElse("")), position)));
  }

  /** Begins a report; the digits are those of the first time, however often it is asked. */
  CompletionStage<SupervisionRoutes.Begun> begin(
      Caller person, ReportId report, Fix fix, String device, CommandId id) {
    var digits = "%04d".formatted(random.nextInt(DIGITS));
    return ask(
            person.id(), person, new SupervisedPerson.BeginReport(report, digits, fix, device), id)
        .thenCompose(done -> begun(person, report, TRIES));
  }

  /** The report's own entity is told by the file, a moment after it was recorded there. */
  private CompletionStage<SupervisionRoutes.Begun> begun(
      Caller person, ReportId report, int tries) {
    return look(person, report)
        .thenCompose(
            parts -> {
              if (parts.get("report") instanceof VoiceReportView.Report seen) {
                return completedFuture(SupervisionRoutes.Begun.of(seen));
              }
              return tries == 0
                  ? failedFuture(new ProblemException(Problem.OUTCOME_UNKNOWN))
                  : asker.later(TRY_AGAIN).thenCompose(now -> begun(person, report, tries - 1));
            });
  }

  private CompletionStage<Map<String, ViewPart>> look(Caller by, ReportId report) {
    return asker
        .look(address(report), new Audience(by, VoiceReportView.REPORT, ""))
        .thenApply(parts -> parts.orElse(Map.of()));
  }

  /** Examines a report and ends it; one that has ended stays as it is. */
  CompletionStage<SupervisionRoutes.Finished> finish(
      Caller person, ReportId report, Map<Integer, Examination.Stated> stated, CommandId id) {
    return look(person, report)
        .thenCompose(
            parts -> {
              if (!(parts.get("report") instanceof VoiceReportView.Report seen)) {
                return failedFuture(new ProblemException(Problem.NOT_FOUND));
              }
              return seen.hash().isEmpty()
                  ? underWay(report, () -> examined(person, seen, segments(parts), stated, id))
                  : completedFuture(SupervisionRoutes.Finished.of(seen));
            });
  }

  /** Who asks again while a report is being examined waits for the same examination. */
  private CompletionStage<SupervisionRoutes.Finished> underWay(
      ReportId report, Supplier<CompletionStage<SupervisionRoutes.Finished>> examined) {
    var mine = new CompletableFuture<SupervisionRoutes.Finished>();
    var before = examining.putIfAbsent(report, mine);
    if (before != null) {
      return before;
    }
    var unused =
        examined
            .get()
            .whenComplete(
                (finished, failure) -> {
                  examining.remove(report);
                  if (failure == null) {
                    mine.complete(finished);
                  } else {
                    mine.completeExceptionally(failure);
                  }
                });
    return mine;
  }

  private CompletionStage<SupervisionRoutes.Finished> examined(
      Caller person,
      VoiceReportView.Report report,
      List<VoiceReportView.Segment> segments,
      Map<Integer, Examination.Stated> stated,
      CommandId id) {
    return examination
        .of(report, segments, stated)
        .thenCompose(finish -> asker.ask(address(report.report()), person, finish, id))
        .thenCompose(Asker::done)
        .thenCompose(done -> look(person, report.report()))
        .thenApply(
            after -> SupervisionRoutes.Finished.of((VoiceReportView.Report) after.get("report")));
  }

  private static List<VoiceReportView.Segment> segments(Map<String, ViewPart> parts) {
    return parts.values().stream()
        .filter(VoiceReportView.Segment.class::isInstance)
        .map(VoiceReportView.Segment.class::cast)
        .sorted(Comparator.comparing(VoiceReportView.Segment::number))
        .toList();
  }

  /** An officer's word; the remark lies under the person's key, who must be known for it. */
  CompletionStage<Void> review(
      Caller officer, ReportId report, boolean accepted, String remark, CommandId id) {
    return look(officer, report)
        .thenCompose(
            parts ->
                parts.get("report") instanceof VoiceReportView.Report seen
                    ? seal(seen.person().value(), Purpose.SUPERVISED_REMARK, remark)
                    : failedFuture(new ProblemException(Problem.NOT_FOUND)))
        .thenCompose(
            hidden ->
                asker.ask(address(report), officer, new VoiceReport.Review(accepted, hidden), id))
        .thenCompose(Asker::done);
  }

  private static EntityAddress file(String person) {
    return new EntityAddress(EntityKind.SUPERVISED_PERSON, person);
  }

  private static EntityAddress address(ReportId report) {
    return new EntityAddress(EntityKind.VOICE_REPORT, report.value());
  }
}
