package legalhub.hub.terminal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Refusal;
import legalhub.actors.session.ResidentId;
import legalhub.actors.terminal.Incident;
import legalhub.actors.terminal.Terminal;
import legalhub.actors.terminal.TerminalId;
import legalhub.actors.terminal.TerminalView;
import legalhub.hub.entity.Asker;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;

/** What a phone does with a code that it has read from a terminal's screen. */
final class ScanDesk {
  /**
   * What the phone shows before anybody confirms: looking spends nothing.
   *
   * @param purpose {@code LOG_IN} or {@code MOVE}
   */
  record Seen(String terminalId, String kind, String place, String purpose, String nonce) {}

  private final Asker asker;
  private final TerminalDesk desk;
  private final Passes passes;

  ScanDesk(Asker asker, TerminalDesk desk, Passes passes) {
    this.asker = asker;
    this.desk = desk;
    this.passes = passes;
  }

  CompletionStage<Seen> look(String secret) {
    var scanned = read(secret);
    return desk.file(scanned.terminal())
        .thenApply(
            file -> {
              var post = file.post().orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
              return new Seen(
                  scanned.terminal().value(),
                  post.kind().name(),
                  post.name(),
                  scanned.code().purpose().name(),
                  scanned.code().nonce());
            });
  }

  /** The digits say that the person stands before the very screen that shows the code. */
  CompletionStage<Seen> confirm(Caller phone, String secret, String digits) {
    var scanned = read(secret);
    if (!scanned.digits().equals(digits)) {
      return desk.noted(
          scanned.terminal(), Incident.CODE_WRONG, scanned.code().nonce(), Problem.WRONG_CODE);
    }
    return desk.file(scanned.terminal())
        .thenCompose(before -> scan(phone, scanned).thenCompose(done -> others(before, scanned)))
        .thenCompose(done -> look(secret));
  }

  private CompletionStage<Void> scan(Caller phone, Passes.Scanned scanned) {
    var scan = new Terminal.Scan(scanned.code(), new ResidentId(phone.id()));
    return asker
        .ask(TerminalDesk.address(scanned.terminal()), phone, scan)
        .thenCompose(
            reply -> {
              if (TerminalDesk.isRefused(reply, Refusal.EXPIRED)) {
                return stale(scanned.terminal(), Problem.CODE_EXPIRED);
              } else if (TerminalDesk.isRefused(reply, Refusal.NOT_IN_THIS_STATE)) {
                return stale(scanned.terminal(), Problem.CODE_USED);
              }
              return Asker.done(reply);
            });
  }

  private CompletionStage<Void> others(TerminalView.File before, Passes.Scanned scanned) {
    var code = scanned.code();
    return code.purpose() == Terminal.Code.Purpose.LOG_IN
        ? desk.forgetOther(before, code.nonce())
        : CompletableFuture.completedFuture(null);
  }

  private CompletionStage<Void> stale(TerminalId terminal, Problem problem) {
    return desk.noted(terminal, Incident.CODE_STALE, "", problem);
  }

  /** The person at the terminal has said yes: the phone goes on, and the terminal is out. */
  CompletionStage<ResidentId> take(Caller phone, TerminalId terminal, String nonce) {
    return desk.file(terminal)
        .thenCompose(
            before ->
                asker
                    .ask(TerminalDesk.address(terminal), phone, new Terminal.TakeOver(nonce))
                    .thenCompose(Asker::done)
                    .thenCompose(done -> left(before, nonce)));
  }

  private CompletionStage<ResidentId> left(TerminalView.File before, String nonce) {
    var person = before.claimed(nonce).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    return before
        .use()
        .filter(use -> use.resident().equals(person))
        .map(use -> desk.forget(use.use()))
        .orElseGet(() -> CompletableFuture.completedFuture(null))
        .thenApply(done -> person);
  }

  private Passes.Scanned read(String secret) {
    return passes.read(secret).orElseThrow(() -> new ProblemException(Problem.WRONG_CODE));
  }
}
