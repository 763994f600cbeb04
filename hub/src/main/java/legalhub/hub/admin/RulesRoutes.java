package legalhub.hub.admin;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import legalhub.actors.entity.Caller;
import legalhub.actors.queue.PoolId;
import legalhub.actors.town.QueueSettings;
import legalhub.hub.audit.Act;
import legalhub.hub.audit.AuditTrail;
import legalhub.hub.http.ApiDirectives;
import legalhub.hub.http.Site;
import legalhub.hub.http.TokenCheck;
import org.apache.pekko.http.javadsl.server.PathMatcher1;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;

/** {@code /api/admin/queues}: by which rules each queue goes. */
public final class RulesRoutes extends ApiDirectives implements Site.Part {
  private static final Set<Caller.Role> ADMINISTRATOR = Set.of(Caller.Role.ADMINISTRATOR);
  private static final PathMatcher1<String> ID =
      PathMatchers.segment(Pattern.compile("[A-Za-z0-9_-]{1,64}"));

  /** Whatever fields were sent; {@link RulesForm} says what is wrong with them. */
  static final class RulesBody {
    private final Map<String, Long> fields = new HashMap<>();

    @JsonAnySetter
    public void put(String field, Long value) {
      fields.put(field, value);
    }
  }

  private final TokenCheck tokens;
  private final RulesDesk desk;
  private final AuditTrail trail;

  public RulesRoutes(TokenCheck tokens, RulesDesk desk, AuditTrail trail) {
    this.tokens = tokens;
    this.desk = desk;
    this.trail = trail;
  }

  @Override
  public Route route() {
    return pathPrefix(
        PathMatchers.segment("admin").slash("queues"),
        () ->
            caller(
                tokens,
                ADMINISTRATOR,
                who ->
                    concat(
                        pathEnd(() -> get(() -> json(desk.all(who)))),
                        path(ID.slash("rules"), pool -> post(() -> rules(who, pool))),
                        path(
                            ID.slash("reset"),
                            pool ->
                                post(() -> set(who, Act.RESET_RULES, pool, Optional.empty()))))));
  }

  private Route rules(Caller who, String pool) {
    return body(
        RulesBody.class,
        asked -> set(who, Act.SET_RULES, pool, Optional.of(RulesForm.settings(asked.fields))));
  }

  private Route set(Caller who, Act act, String pool, Optional<QueueSettings> own) {
    return intention(
        id ->
            json(
                trail
                    .act(who, id, act.on(pool), () -> desk.set(who, id, new PoolId(pool), own))
                    .thenApply(done -> Map.of())));
  }
}
