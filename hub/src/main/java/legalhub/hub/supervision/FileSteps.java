package legalhub.hub.supervision;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.actors.privacy.Purpose;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.privacy.Sealer;
import legalhub.actors.supervision.SupervisedPerson;
import legalhub.actors.supervision.SupervisedPerson.Event;

/**
 * A file's course as an officer reads it: every fact of its journal, with what was written to it.
 */
final class FileSteps {
  private final Sealer sealer;

  FileSteps(Sealer sealer) {
    this.sealer = sealer;
  }

  /**
   * One step.
   *
   * @param what the fact's name: {@code REPORT_ENDED}
   * @param by the officer, where one did it
   * @param key what it is about: a report, an obligation, a leave
   * @param kind a stable code that says more: a verdict, a class, an exception
   * @param text what was written, opened
   */
  record Step(long atMillis, String what, String by, String key, String kind, String text) {}

  CompletionStage<List<Step>> of(List<FileBook.Line> lines) {
    var steps = lines.stream().map(line -> step(line).toCompletableFuture()).toList();
    return CompletableFuture.allOf(steps.toArray(CompletableFuture[]::new))
        .thenApply(done -> steps.stream().map(CompletableFuture::join).toList());
  }

  private CompletionStage<Step> step(FileBook.Line line) {
    var said = said(line.event());
    var text =
        said.text() == null || said.text().isNone()
            ? CompletableFuture.completedFuture("")
            : sealer
                .open(said.text(), said.purpose())
                .thenApply(clear -> clear.orElse(""))
                .toCompletableFuture();
    return text.thenApply(
        clear ->
            new Step(
                line.at().toEpochMilli(),
                name(line.event()),
                said.by(),
                said.key(),
                said.kind(),
                clear.isEmpty() ? null : clear));
  }

  private static String name(Event event) {
    return event
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
        .toUpperCase(Locale.ROOT);
  }

  /** What of a fact is told. */
  private record Said(String by, String key, String kind, Sealed text, String purpose) {
    static Said of(String key, String kind) {
      return new Said(null, key, kind, null, "");
    }
  }

  private static Said said(Event event) {
    if (event instanceof SupervisedPerson.Admitted e) {
      return Said.of(null, e.admission().level().name());
    } else if (event instanceof SupervisedPerson.ReportBegun e) {
      return Said.of(e.report().value(), e.fix().placement().name());
    } else if (event instanceof SupervisedPerson.ReportEnded e) {
      return Said.of(e.report().value(), e.verdict().name());
    } else if (event instanceof SupervisedPerson.CheckedIn e) {
      return Said.of(e.checkIn(), e.fix().placement().name());
    } else if (event instanceof SupervisedPerson.HoursCredited e) {
      return Said.of(e.credit(), Integer.toString(e.minutes()));
    } else if (event instanceof SupervisedPerson.Reminded e) {
      return Said.of(e.obligation(), e.kind().name());
    } else if (event instanceof SupervisedPerson.Missed e) {
      return Said.of(e.obligation(), e.kind().name());
    } else if (event instanceof SupervisedPerson.ExceptionRaised e) {
      return Said.of(e.exception(), e.kind().name());
    } else if (event instanceof SupervisedPerson.LeaveReturned e) {
      return Said.of(e.leave(), null);
    } else if (event instanceof SupervisedPerson.FileOpened e) {
      return new Said(e.by(), null, null, null, "");
    }
    return written(event);
  }

  private static Said written(Event event) {
    if (event instanceof SupervisedPerson.Reclassified e) {
      return new Said(e.by(), null, e.level().name(), e.reason(), Purpose.SUPERVISED_REASON);
    } else if (event instanceof SupervisedPerson.Censured e) {
      return new Said(
          e.by(), e.censure(), e.severity().name(), e.reason(), Purpose.SUPERVISED_REASON);
    } else if (event instanceof SupervisedPerson.HoursCorrected e) {
      return new Said(
          e.by(), e.credit(), Integer.toString(e.minutes()), e.reason(), Purpose.SUPERVISED_REASON);
    } else if (event instanceof SupervisedPerson.ExceptionResolved e) {
      return new Said(e.by(), e.exception(), null, e.remark(), Purpose.SUPERVISED_REMARK);
    } else if (event instanceof SupervisedPerson.LeaveAsked e) {
      return new Said(
          null, e.leave().leave(), null, e.leave().destination(), Purpose.SUPERVISED_LEAVE);
    } else if (event instanceof SupervisedPerson.LeaveDecided e) {
      var kind = e.approved() ? "APPROVED" : "REFUSED";
      return new Said(e.by(), e.leave(), kind, e.remark(), Purpose.SUPERVISED_REMARK);
    } else if (event instanceof SupervisedPerson.Released e) {
      var kind = e.terminated() ? "TERMINATED" : "RELEASED";
      return new Said(e.by(), null, kind, e.reason(), Purpose.SUPERVISED_REASON);
    }
    return Said.of(null, null);
  }
}
