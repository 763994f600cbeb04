package legalhub.hub.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import legalhub.actors.audit.Audit;
import legalhub.actors.audit.AuditView;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Reply;
import legalhub.hub.entity.Asker;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts each act down before it is done, and what came of it afterwards: in the journal, where it
 * counts, and in the log, where whoever watches the machine sees it.
 */
public final class AuditTrail {
  private static final Logger LOG = LoggerFactory.getLogger("legalhub.audit");
  private static final Caller HUB = Caller.hub("audit");

  private final Asker asker;
  private final ZoneId zone;
  private final Clock clock;

  /**
   * @param zone whose days the list has
   */
  public AuditTrail(Asker asker, ZoneId zone, Clock clock) {
    this.asker = asker;
    this.zone = zone;
    this.clock = clock;
  }

  /** One sheet of a day; the first is 0. */
  private record SheetOf(LocalDate day, int number) {
    EntityAddress address() {
      return new EntityAddress(EntityKind.AUDIT, day + "." + number);
    }
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  /**
   * Does something for somebody, once its entry is durable.
   *
   * @param intention the same over all retries
   */
  public <T> CompletionStage<T> act(
      Caller who, CommandId intention, Audit.Deed deed, Supplier<CompletionStage<T>> doing) {
    var entry = nameOf(who, intention, deed);
    LOG.info("{} {} asks: {} {} {}", who.role(), who.id(), deed.act(), deed.kind(), deed.target());
    return note(new SheetOf(today(), 0), new Audit.Note(entry, who, deed))
        .exceptionallyCompose(AuditTrail::undone)
        .thenCompose(
            sheet ->
                doing
                    .get()
                    .handle((answer, failure) -> conclude(sheet, entry, answer, failure))
                    .thenCompose(Function.identity()));
  }

  /** One intention can't be the name of two acts: neither could hide behind the other. */
  private static CommandId nameOf(Caller who, CommandId intention, Audit.Deed deed) {
    return CommandId.derivedFrom(
        "audit",
        who.role().name(),
        who.id(),
        intention.value(),
        deed.act(),
        deed.kind(),
        deed.target());
  }

  /** From the day's first sheet on: only the one that has it knows a repetition. */
  private CompletionStage<SheetOf> note(SheetOf sheet, Audit.Note note) {
    return asker
        .ask(sheet.address(), HUB, note, note.entry())
        .thenCompose(
            reply ->
                reply instanceof Reply.Refused refused && refused.why() == Refusal.AT_CAPACITY
                    ? note(new SheetOf(sheet.day(), sheet.number() + 1), note)
                    : Asker.done(reply).thenApply(done -> sheet));
  }

  /** Whether the entry is there is unknown; that nothing was done without it isn't. */
  private static CompletionStage<SheetOf> undone(Throwable failure) {
    var problem = ProblemException.problemOf(failure).orElse(Problem.INTERNAL);
    return CompletableFuture.failedFuture(
        problem == Problem.OUTCOME_UNKNOWN
            ? new ProblemException(Problem.STORE_UNAVAILABLE)
            : failure);
  }

  /** The act's own answer stands, whether or not its outcome could be written. */
  private <T> CompletionStage<T> conclude(
      SheetOf sheet, CommandId entry, T answer, Throwable failure) {
    var result =
        failure == null
            ? Audit.DONE
            : ProblemException.problemOf(failure).orElse(Problem.INTERNAL).name();
    LOG.info("{} {}: {}", sheet.address().id(), entry.value(), result);
    var outcome = new Audit.Conclude(entry, result);
    var id = CommandId.derivedFrom("outcome", entry.value(), result);
    return asker
        .ask(sheet.address(), HUB, outcome, id)
        .thenCompose(Asker::done)
        .exceptionally(
            unwritten -> {
              LOG.warn("{} {}: the outcome isn't written", sheet.address().id(), entry.value());
              return null;
            })
        .thenCompose(
            written ->
                failure == null
                    ? CompletableFuture.completedFuture(answer)
                    : CompletableFuture.failedFuture(failure));
  }

  /** One sheet of a day as it is. */
  CompletionStage<AuditView.Sheet> sheet(LocalDate day, int number) {
    return asker
        .look(new SheetOf(day, number).address(), new Audience(HUB, AuditView.SHEET, ""))
        .thenApply(view -> (AuditView.Sheet) view.orElseThrow().get(AuditView.SHEET));
  }
}
