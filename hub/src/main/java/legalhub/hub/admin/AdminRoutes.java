package legalhub.hub.admin;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.TicketId;
import legalhub.actors.session.ResidentId;
import legalhub.hub.http.ApiDirectives;
import legalhub.hub.http.Site;
import legalhub.hub.http.TokenCheck;
import org.apache.pekko.http.javadsl.server.PathMatcher1;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /api/admin}. */
public final class AdminRoutes extends ApiDirectives implements Site.Part {
  private static final Logger AUDIT = LoggerFactory.getLogger("legalhub.audit");
  private static final Set<Caller.Role> ADMINISTRATOR = Set.of(Caller.Role.ADMINISTRATOR);
  private static final PathMatcher1<String> ID =
      PathMatchers.segment(Pattern.compile("[A-Za-z0-9-]{1,64}"));

  private final TokenCheck tokens;
  private final Administration acts;

  public AdminRoutes(TokenCheck tokens, Administration acts) {
    this.tokens = tokens;
    this.acts = acts;
  }

  @Override
  public Route route() {
    return pathPrefix(
        "admin",
        () ->
            caller(
                tokens,
                ADMINISTRATOR,
                who -> concat(tickets(who), consultations(who), accounts(who), keys(who))));
  }

  private Route tickets(Caller who) {
    return path(
        PathMatchers.segment("tickets").slash(ID).slash(ID).slash("end"),
        (pool, ticket) ->
            act(
                who,
                "end ticket " + ticket + " of pool " + pool,
                (by, id) -> acts.endTicket(by, id, new PoolId(pool), new TicketId(ticket))));
  }

  private Route consultations(Caller who) {
    return path(
        PathMatchers.segment("consultations").slash(ID).slash("end"),
        talk ->
            act(who, "end consultation " + talk, (by, id) -> acts.endConsultation(by, id, talk)));
  }

  private Route accounts(Caller who) {
    return concat(
        path(
            PathMatchers.segment("accounts").slash(ID).slash("revoke"),
            person ->
                act(who, "revoke account " + person, (by, id) -> acts.revoke(by, id, person))),
        path(
            PathMatchers.segment("residents").slash(ID).slash("erase"),
            person ->
                act(
                    who,
                    "erase resident " + person,
                    (by, id) -> acts.erase(by, id, new ResidentId(person)))));
  }

  private Route keys(Caller who) {
    return path(
        PathMatchers.segment("keys").slash("rotate"),
        () ->
            act(
                who,
                "rotate keys",
                (by, id) -> acts.rotate().thenApply(now -> Map.of("generation", now))));
  }

  /** Before it and after it, so that an act whose outcome is unknown is in the log too. */
  private Route act(
      Caller who, String what, BiFunction<Caller, CommandId, CompletionStage<?>> doing) {
    return post(
        () ->
            intention(
                id -> {
                  AUDIT.info("{} {} asks: {}", who.role(), who.id(), what);
                  return json(
                      doing
                          .apply(who, id)
                          .handle((answer, failure) -> outcome(who, what, answer, failure))
                          .thenCompose(Function.identity()));
                }));
  }

  private static CompletionStage<Object> outcome(
      Caller who, String what, Object answer, Throwable failure) {
    AUDIT.info(
        "{} {}: {}: {}",
        who.role(),
        who.id(),
        what,
        failure == null ? "done" : "failed, " + failure.getMessage());
    return failure == null
        ? CompletableFuture.completedFuture(answer == null ? Map.of() : answer)
        : CompletableFuture.failedFuture(failure);
  }
}
