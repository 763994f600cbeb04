package legalhub.hub.terminal;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Pattern;
import legalhub.actors.entity.Caller;
import legalhub.actors.terminal.Terminal;
import legalhub.actors.terminal.TerminalId;
import legalhub.hub.http.ApiDirectives;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;
import legalhub.hub.http.Site;
import legalhub.hub.http.TokenCheck;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.server.PathMatcher1;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;

/** {@code /api/terminals}: what a device asks for itself and for whoever uses it. */
final class DeviceRoutes extends ApiDirectives implements Site.Part {
  private static final Set<Caller.Role> DEVICE = Set.of(Caller.Role.TERMINAL);
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final PathMatcher1<String> ID = PathMatchers.segment(NAME);
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final int KEY_MAX = 256;
  private static final int TEXT_MAX = 256;

  private record ApplyBody(String publicKey, String valueHash) {}

  private record LogInBody(String challenge, String value, String nextHash, String signature) {}

  private record ChallengeAnswer(String challenge, long untilMillis) {}

  private record CodeBody(Terminal.Code.Purpose purpose) {}

  private record CodeAnswer(String secret, String digits, long untilMillis) {}

  private record BeginBody(String useId, Terminal.Way way) {}

  private record EndBody(Terminal.Ending ending) {}

  private final TokenCheck tokens;
  private final TerminalDesk desk;
  private final Passes passes;
  private final DeviceGate gate;

  DeviceRoutes(TokenCheck tokens, TerminalDesk desk, Passes passes, DeviceGate gate) {
    this.tokens = tokens;
    this.desk = desk;
    this.passes = passes;
    this.gate = gate;
  }

  @Override
  public Route route() {
    return pathPrefix(
        "terminals",
        () ->
            concat(
                pathEnd(() -> post(() -> extractRequest(this::apply))),
                path(
                    ID.slash("challenge"),
                    id ->
                        post(
                            () ->
                                extractRequest(request -> challenge(new TerminalId(id), request)))),
                path(ID.slash("session"), id -> post(() -> logIn(new TerminalId(id)))),
                path(PathMatchers.segment("own").slash("codes"), () -> post(this::code)),
                path(PathMatchers.segment("own").slash("uses"), () -> post(this::begin)),
                path(
                    PathMatchers.segment("own").slash("uses").slash(ID).slash("session"),
                    use -> post(() -> session(use))),
                path(
                    PathMatchers.segment("own").slash("uses").slash(ID).slash("end"),
                    use -> post(() -> end(use)))));
  }

  private Route apply(HttpRequest request) {
    return body(
        ApplyBody.class,
        asked -> {
          gate.applies(request);
          return json(
              desk.apply(required(asked.publicKey(), KEY_MAX), matching(HASH, asked.valueHash())));
        });
  }

  /** Asked of anybody: whether there is such a terminal, only its key learns. */
  private Route challenge(TerminalId terminal, HttpRequest request) {
    gate.logsIn(request);
    var challenge = passes.challenge(terminal);
    return json(
        CompletableFuture.completedFuture(
            new ChallengeAnswer(challenge.text(), challenge.until().toEpochMilli())));
  }

  private Route logIn(TerminalId terminal) {
    return body(
        LogInBody.class,
        asked ->
            json(
                desk.logIn(
                    terminal,
                    new TerminalDesk.LogInAsked(
                        required(asked.challenge(), TEXT_MAX),
                        required(asked.value(), TEXT_MAX),
                        matching(HASH, asked.nextHash()),
                        required(asked.signature(), TEXT_MAX)))));
  }

  private Route code() {
    return device(
        who ->
            body(
                CodeBody.class,
                asked -> {
                  if (asked.purpose() == null) {
                    throw new ProblemException(Problem.INVALID);
                  }
                  var shown = passes.show(new TerminalId(who.id()), asked.purpose());
                  return json(
                      CompletableFuture.completedFuture(
                          new CodeAnswer(
                              shown.secret(), shown.digits(), shown.until().toEpochMilli())));
                }));
  }

  private Route begin() {
    return device(
        who ->
            body(
                BeginBody.class,
                asked -> {
                  boolean byDevice = asked.way() != null && asked.way() != Terminal.Way.PHONE;
                  if (!byDevice) {
                    throw new ProblemException(Problem.INVALID);
                  }
                  return json(
                      desk.begin(
                          new TerminalId(who.id()), matching(NAME, asked.useId()), asked.way()));
                }));
  }

  private Route session(String use) {
    return device(who -> json(desk.session(new TerminalId(who.id()), use)));
  }

  private Route end(String use) {
    return device(
        who ->
            body(
                EndBody.class,
                asked -> {
                  boolean byDevice =
                      asked.ending() == Terminal.Ending.DONE
                          || asked.ending() == Terminal.Ending.IDLE;
                  if (!byDevice) {
                    throw new ProblemException(Problem.INVALID);
                  }
                  return json(desk.end(who, use, asked.ending()).thenApply(ended -> Map.of()));
                }));
  }

  private Route device(Function<Caller, Route> inner) {
    return caller(tokens, DEVICE, inner);
  }
}
