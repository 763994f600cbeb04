package legalhub.hub.terminal;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.queue.PoolId;
import legalhub.actors.terminal.Terminal;
import legalhub.actors.terminal.TerminalId;
import legalhub.hub.audit.Act;
import legalhub.hub.audit.AuditTrail;
import legalhub.hub.entity.Asker;
import legalhub.hub.http.ApiDirectives;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;
import legalhub.hub.http.Site;
import legalhub.hub.login.AccessTokens;
import org.apache.pekko.http.javadsl.server.PathMatcher1;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;

/** {@code /api/admin/terminals}: approval, place, wishes, the end. */
final class CareRoutes extends ApiDirectives implements Site.Part {
  private static final Set<Caller.Role> ADMINISTRATOR = Set.of(Caller.Role.ADMINISTRATOR);
  private static final PathMatcher1<String> ID =
      PathMatchers.segment(Pattern.compile("[A-Za-z0-9_-]{1,64}"));
  private static final int LABEL_MAX = 64;
  private static final int NOTICE_MAX = 200;

  private record PostBody(
      String code,
      String office,
      Terminal.Kind kind,
      String village,
      String name,
      String from,
      String to) {}

  private record SteerBody(Integer volume, Boolean locked, String notice, Integer reloads) {}

  private record RevokeBody(Terminal.Reason reason) {}

  private record Approved(String terminalId) {}

  private final AccessTokens tokens;
  private final Asker asker;
  private final AuditTrail trail;

  CareRoutes(AccessTokens tokens, Asker asker, AuditTrail trail) {
    this.tokens = tokens;
    this.asker = asker;
    this.trail = trail;
  }

  @Override
  public Route route() {
    return pathPrefix(
        PathMatchers.segment("admin").slash("terminals"),
        () ->
            caller(
                tokens,
                ADMINISTRATOR,
                who ->
                    concat(
                        path("approve", () -> post(() -> approve(who))),
                        path(ID.slash("place"), id -> post(() -> place(who, id))),
                        path(ID.slash("steer"), id -> post(() -> steer(who, id))),
                        path(ID.slash("settle"), id -> post(() -> settle(who, id))),
                        path(ID.slash("revoke"), id -> post(() -> revoke(who, id))))));
  }

  private Route approve(Caller who) {
    return body(
        PostBody.class,
        asked -> {
          var code =
              EnrolmentCode.parse(required(asked.code(), LABEL_MAX))
                  .orElseThrow(() -> new ProblemException(Problem.WRONG_CODE));
          var terminal = code.terminal().value();
          var approval = new Terminal.Approve(post(asked));
          return act(who, Act.APPROVE_TERMINAL, terminal, approval, new Approved(terminal));
        });
  }

  private Route place(Caller who, String id) {
    return body(
        PostBody.class,
        asked -> act(who, Act.PLACE_TERMINAL, id, new Terminal.Approve(post(asked)), Map.of()));
  }

  private static Terminal.Post post(PostBody asked) {
    if (asked.kind() == null) {
      throw new ProblemException(Problem.INVALID);
    }
    return new Terminal.Post(
        new PoolId(required(asked.office(), LABEL_MAX)),
        asked.kind(),
        Optional.ofNullable(asked.village()).orElse(""),
        required(asked.name(), LABEL_MAX),
        required(asked.from(), LABEL_MAX),
        required(asked.to(), LABEL_MAX));
  }

  private Route steer(Caller who, String id) {
    return body(
        SteerBody.class,
        asked -> {
          var notice = Optional.ofNullable(asked.notice()).orElse("");
          if (asked.volume() == null
              || asked.locked() == null
              || asked.reloads() == null
              || notice.length() > NOTICE_MAX) {
            throw new ProblemException(Problem.INVALID);
          }
          var wanted =
              new Terminal.Steering(asked.volume(), asked.locked(), notice, asked.reloads());
          return act(who, Act.STEER_TERMINAL, id, new Terminal.Steer(wanted), Map.of());
        });
  }

  private Route settle(Caller who, String id) {
    return act(who, Act.SETTLE_TERMINAL, id, new Terminal.Settle(), Map.of());
  }

  /** Its tokens end too: an open socket closes within a second. */
  private Route revoke(Caller who, String id) {
    return body(
        RevokeBody.class,
        asked -> {
          if (asked.reason() == null) {
            throw new ProblemException(Problem.INVALID);
          }
          return intention(
              key ->
                  json(
                      trail.act(
                          who,
                          key,
                          Act.REVOKE_TERMINAL.on(id),
                          () -> revoked(who, id, asked.reason(), key))));
        });
  }

  private CompletionStage<Object> revoked(
      Caller who, String id, Terminal.Reason reason, CommandId key) {
    return told(who, id, new Terminal.Revoke(reason), key)
        .thenCompose(done -> tokens.revokePerson(id))
        .thenApply(done -> Map.of());
  }

  private Route act(Caller who, Act what, String id, Terminal.Command command, Object answer) {
    return intention(
        key ->
            json(
                trail.act(
                    who,
                    key,
                    what.on(id),
                    () -> told(who, id, command, key).thenApply(done -> answer))));
  }

  private CompletionStage<Void> told(
      Caller who, String id, Terminal.Command command, CommandId key) {
    return asker
        .ask(TerminalDesk.address(new TerminalId(id)), who, command, key)
        .thenCompose(Asker::done);
  }
}
