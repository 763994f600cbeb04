package legalhub.hub.admin;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.regex.Pattern;
import legalhub.actors.audit.Audit;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.TicketId;
import legalhub.actors.session.ResidentId;
import legalhub.hub.audit.Act;
import legalhub.hub.audit.AuditTrail;
import legalhub.hub.http.ApiDirectives;
import legalhub.hub.http.Site;
import legalhub.hub.http.TokenCheck;
import org.apache.pekko.http.javadsl.server.PathMatcher1;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;

/** {@code /api/admin}. */
public final class AdminRoutes extends ApiDirectives implements Site.Part {
  private static final Set<Caller.Role> ADMINISTRATOR = Set.of(Caller.Role.ADMINISTRATOR);
  private static final PathMatcher1<String> ID =
      PathMatchers.segment(Pattern.compile("[A-Za-z0-9-]{1,64}"));

  private final TokenCheck tokens;
  private final Administration acts;
  private final AuditTrail trail;

  public AdminRoutes(TokenCheck tokens, Administration acts, AuditTrail trail) {
    this.tokens = tokens;
    this.acts = acts;
    this.trail = trail;
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
                Act.END_TICKET.on(ticket),
                id -> acts.endTicket(who, id, new PoolId(pool), new TicketId(ticket))));
  }

  private Route consultations(Caller who) {
    return path(
        PathMatchers.segment("consultations").slash(ID).slash("end"),
        talk -> act(who, Act.END_CONSULTATION.on(talk), id -> acts.endConsultation(who, id, talk)));
  }

  private Route accounts(Caller who) {
    return concat(
        path(
            PathMatchers.segment("accounts").slash(ID).slash("revoke"),
            person -> act(who, Act.REVOKE_ACCOUNT.on(person), id -> acts.revoke(who, id, person))),
        path(
            PathMatchers.segment("residents").slash(ID).slash("erase"),
            person ->
                act(
                    who,
                    Act.ERASE_RESIDENT.on(person),
                    id -> acts.erase(who, id, new ResidentId(person)))));
  }

  private Route keys(Caller who) {
    return path(
        PathMatchers.segment("keys").slash("rotate"),
        () ->
            act(
                who,
                Act.ROTATE_KEYS.alone(),
                id -> acts.rotate().thenApply(now -> Map.of("generation", now))));
  }

  private <T> Route act(
      Caller who, Audit.Deed deed, Function<CommandId, CompletionStage<T>> doing) {
    return post(
        () ->
            intention(
                id ->
                    json(
                        trail
                            .act(who, id, deed, () -> doing.apply(id))
                            .thenApply(answer -> answer == null ? Map.of() : answer))));
  }
}
