package legalhub.hub.terminal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Reply;
import legalhub.actors.session.ResidentId;
import legalhub.actors.terminal.Incident;
import legalhub.actors.terminal.Terminal;
import legalhub.actors.terminal.TerminalId;
import legalhub.actors.terminal.TerminalState;
import legalhub.actors.terminal.TerminalState.Shut;
import legalhub.actors.terminal.TerminalView;
import legalhub.hub.entity.Asker;
import legalhub.hub.http.Digest;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;
import legalhub.hub.login.AccessTokens;
import legalhub.hub.login.Session;

/** What devices ask for themselves: to be enrolled, to be let in, and sessions for their people. */
final class TerminalDesk {
  private static final Duration CODE_LIFE = Duration.ofMinutes(10);

  /** What a device shows of itself. */
  record LogInAsked(String challenge, String value, String next, String signature) {}

  /** A device that waits to be approved. */
  record Applied(String terminalId, String code, long untilMillis) {}

  private final Asker asker;
  private final AccessTokens tokens;
  private final Passes passes;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  TerminalDesk(Asker asker, AccessTokens tokens, Passes passes, Clock clock) {
    this.asker = asker;
    this.tokens = tokens;
    this.passes = passes;
    this.clock = clock;
  }

  /**
   * @param value the hash of the first one-time value
   */
  CompletionStage<Applied> apply(String key, String value) {
    if (DeviceKey.parse(key).isEmpty()) {
      throw new ProblemException(Problem.INVALID);
    }
    var code = EnrolmentCode.fresh(random);
    var until = clock.instant().plus(CODE_LIFE);
    return asker
        .ask(
            address(code.terminal()),
            Caller.hub("terminals"),
            new Terminal.Apply(key, value, until))
        .thenCompose(Asker::done)
        .thenApply(done -> new Applied(code.terminal().value(), code.text(), until.toEpochMilli()));
  }

  CompletionStage<Session> logIn(TerminalId terminal, LogInAsked asked) {
    var until =
        passes
            .challengeUntil(terminal, asked.challenge())
            .orElseThrow(() -> new ProblemException(Problem.INVALID));
    return file(terminal)
        .thenCompose(
            file -> {
              var signed = asked.challenge() + "\n" + asked.value() + "\n" + asked.next();
              var key = file.key().flatMap(DeviceKey::parse).orElseThrow();
              if (!key.hasSigned(signed, asked.signature())) {
                throw new ProblemException(Problem.WRONG_CREDENTIALS);
              }
              var proof =
                  new Terminal.Proof(
                      asked.challenge(), until, Digest.hex(asked.value()), asked.next());
              return asker.ask(
                  address(terminal), Caller.hub("terminals"), new Terminal.LogIn(proof));
            })
        .thenCompose(reply -> letIn(terminal, reply))
        .thenCompose(in -> file(terminal))
        .thenCompose(file -> opened(terminal, file));
  }

  private CompletionStage<Void> letIn(TerminalId terminal, Reply reply) {
    if (!(reply instanceof Reply.Refused refused)) {
      return CompletableFuture.completedFuture(null);
    }
    return switch (refused.why()) {
      case REVOKED ->
          file(terminal).thenCompose(file -> noted(terminal, Incident.SHUT_OUT, "", shut(file)));
      case NOT_IN_THIS_STATE -> noted(terminal, Incident.REPLAYED, "", Problem.REPLAYED);
      case EXPIRED -> failed(Problem.CODE_EXPIRED);
      default -> Asker.done(reply);
    };
  }

  private static Problem shut(TerminalView.File file) {
    return file.shut() == Shut.CLONED ? Problem.TERMINAL_CLONED : Problem.TERMINAL_REVOKED;
  }

  /** A copy was just found: both devices are out, and so are their tokens. */
  private CompletionStage<Session> opened(TerminalId terminal, TerminalView.File file) {
    if (file.shut() != Shut.OPEN) {
      return tokens
          .revokePerson(terminal.value())
          .thenCompose(revoked -> failed(Problem.TERMINAL_CLONED));
    }
    var caller = new Caller(Caller.Role.TERMINAL, terminal.value());
    var name = file.post().map(Terminal.Post::name).orElse("");
    return CompletableFuture.completedFuture(session(caller, terminal.value(), name));
  }

  /** Somebody begins as nobody in particular; a repetition is the same use. */
  CompletionStage<Session> begin(TerminalId terminal, String use, Terminal.Way way) {
    var resident = new ResidentId(UUID.randomUUID().toString());
    var begin = new Terminal.Begin(use, resident, way);
    return file(terminal)
        .thenCompose(
            before ->
                asker
                    .ask(address(terminal), Caller.hub("terminals"), begin)
                    .thenCompose(Asker::done)
                    .thenCompose(begun -> forgetOther(before, use)))
        .thenCompose(begun -> session(terminal, use));
  }

  /** Whoever used the terminal before, and never said goodbye, is out. */
  CompletionStage<Void> forgetOther(TerminalView.File before, String now) {
    return before
        .use()
        .map(TerminalState.Use::use)
        .filter(use -> !use.equals(now))
        .map(this::forget)
        .orElseGet(() -> CompletableFuture.completedFuture(null));
  }

  /** For whoever uses the device now. */
  CompletionStage<Session> session(TerminalId terminal, String use) {
    return file(terminal)
        .thenApply(
            file ->
                file.use()
                    .filter(now -> now.use().equals(use))
                    .map(now -> new Caller(Caller.Role.RESIDENT, now.resident().value()))
                    .map(caller -> session(caller, use, ""))
                    .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND)));
  }

  /** The device forgets its person, and so does the hub: nothing of that use opens anything. */
  CompletionStage<Void> end(Caller device, String use, Terminal.Ending why) {
    return asker
        .ask(address(new TerminalId(device.id())), device, new Terminal.End(use, why))
        .thenCompose(Asker::done)
        .thenCompose(ended -> forget(use));
  }

  private Session session(Caller caller, String family, String name) {
    var issued = tokens.issue(caller, family);
    return new Session(
        issued.token(), issued.expires().toEpochMilli(), caller.role(), caller.id(), name);
  }

  /** Puts down what an administrator should know, and fails. */
  <T> CompletionStage<T> noted(
      TerminalId terminal, Incident incident, String nonce, Problem problem) {
    return asker
        .ask(address(terminal), Caller.hub("terminals"), new Terminal.Note(incident, nonce))
        .handle((done, failure) -> done)
        .thenCompose(told -> failed(problem));
  }

  /** Whatever was let in by this use is out: the device's page finds its socket closed. */
  CompletionStage<Void> forget(String use) {
    return tokens.revokeFamily(use);
  }

  static <T> CompletionStage<T> failed(Problem problem) {
    return CompletableFuture.failedFuture(new ProblemException(problem));
  }

  /** What the hub knows of it; a problem where there is none. */
  CompletionStage<TerminalView.File> file(TerminalId terminal) {
    return asker
        .look(address(terminal), new Audience(Caller.hub("terminals"), TerminalView.FILE, ""))
        .thenApply(
            parts ->
                parts
                    .flatMap(known -> Optional.ofNullable(known.get("file")))
                    .map(TerminalView.File.class::cast)
                    .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND)));
  }

  static EntityAddress address(TerminalId terminal) {
    return new EntityAddress(EntityKind.TERMINAL, terminal.value());
  }

  static boolean isRefused(Reply reply, Refusal why) {
    return reply instanceof Reply.Refused refused && refused.why() == why;
  }
}
