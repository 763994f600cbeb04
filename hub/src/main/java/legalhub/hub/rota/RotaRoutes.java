package legalhub.hub.rota;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import legalhub.actors.audit.Audit;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.PoolId;
import legalhub.actors.rota.Rota;
import legalhub.actors.rota.ShiftId;
import legalhub.actors.town.Town;
import legalhub.hub.audit.Act;
import legalhub.hub.audit.AuditTrail;
import legalhub.hub.entity.Asker;
import legalhub.hub.http.ApiDirectives;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;
import legalhub.hub.http.Site;
import legalhub.hub.http.TokenCheck;
import org.apache.pekko.http.javadsl.server.PathMatcher1;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;

/**
 * {@code /api/admin/rota}: shifts planned, changed and cancelled. Which officer may, the rota says.
 */
public final class RotaRoutes extends ApiDirectives implements Site.Part {
  private static final Set<Caller.Role> PLANNERS =
      Set.of(Caller.Role.ADMINISTRATOR, Caller.Role.OFFICER);
  private static final PathMatcher1<String> ID =
      PathMatchers.segment(Pattern.compile("[A-Za-z0-9_-]{1,64}"));
  private static final int ID_MAX = 64;

  private record ShiftBody(String lawyer, Long fromMillis, Long untilMillis) {
    Rota.Shift named(String shift) {
      if (fromMillis == null || untilMillis == null) {
        throw new ProblemException(Problem.INVALID);
      }
      return new Rota.Shift(
          new ShiftId(shift),
          new LawyerId(required(lawyer, ID_MAX)),
          Instant.ofEpochMilli(fromMillis),
          Instant.ofEpochMilli(untilMillis));
    }
  }

  private final TokenCheck tokens;
  private final Town town;
  private final Asker asker;
  private final AuditTrail trail;

  public RotaRoutes(TokenCheck tokens, Town town, Asker asker, AuditTrail trail) {
    this.tokens = tokens;
    this.town = town;
    this.asker = asker;
    this.trail = trail;
  }

  @Override
  public Route route() {
    return pathPrefix(
        PathMatchers.segment("admin").slash("rota").slash(ID).slash("shifts").slash(ID),
        (office, shift) ->
            caller(
                tokens,
                PLANNERS,
                who ->
                    concat(
                        pathEnd(() -> post(() -> plan(who, office, shift))),
                        path("cancel", () -> post(() -> cancel(who, office, shift))))));
  }

  private Route plan(Caller who, String office, String shift) {
    return body(
        ShiftBody.class,
        asked -> act(who, office, Act.PLAN_SHIFT.on(shift), new Rota.Plan(asked.named(shift))));
  }

  private Route cancel(Caller who, String office, String shift) {
    return act(who, office, Act.CANCEL_SHIFT.on(shift), new Rota.Cancel(new ShiftId(shift)));
  }

  private Route act(Caller who, String office, Audit.Deed deed, Rota.Command command) {
    if (town.pool(new PoolId(office)).isEmpty()) {
      throw new ProblemException(Problem.NOT_FOUND);
    }
    var rota = new EntityAddress(EntityKind.ROTA, office);
    return intention(
        key ->
            json(
                trail
                    .act(
                        who,
                        key,
                        deed,
                        () -> asker.ask(rota, who, command, key).thenCompose(Asker::done))
                    .thenApply(done -> Map.of())));
  }
}
