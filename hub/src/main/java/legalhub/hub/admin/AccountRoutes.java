package legalhub.hub.admin;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.regex.Pattern;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.hub.audit.Act;
import legalhub.hub.audit.AuditTrail;
import legalhub.hub.http.ApiDirectives;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;
import legalhub.hub.http.Site;
import legalhub.hub.http.TokenCheck;
import legalhub.hub.town.Name;
import org.apache.pekko.http.javadsl.server.PathMatcher1;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;

/** {@code /api/admin/accounts}: those of the town's file. */
public final class AccountRoutes extends ApiDirectives implements Site.Part {
  private static final Set<Caller.Role> ADMINISTRATOR = Set.of(Caller.Role.ADMINISTRATOR);
  private static final PathMatcher1<String> ID =
      PathMatchers.segment(Pattern.compile("[A-Za-z0-9_-]{1,64}"));
  private static final int PASSWORD_MIN = 10;
  private static final int PASSWORD_MAX = 256;

  private record PasswordBody(String password) {}

  /**
   * An account as the interface gives it.
   *
   * @param signedInMillis null for somebody who never logged in
   */
  record Entry(
      String id,
      String login,
      Caller.Role role,
      Name name,
      boolean password,
      boolean locked,
      int logIns,
      Long signedInMillis) {
    static Entry of(AccountCare.Kept kept) {
      var member = kept.member();
      var standing = kept.standing();
      return new Entry(
          member.id(),
          member.login(),
          member.role(),
          member.name(),
          standing.password(),
          standing.locked(),
          standing.logIns(),
          standing.signedIn().map(Instant::toEpochMilli).orElse(null));
    }
  }

  record Entries(List<Entry> accounts) {}

  private final TokenCheck tokens;
  private final AccountCare care;
  private final AuditTrail trail;

  public AccountRoutes(TokenCheck tokens, AccountCare care, AuditTrail trail) {
    this.tokens = tokens;
    this.care = care;
    this.trail = trail;
  }

  @Override
  public Route route() {
    return pathPrefix(
        PathMatchers.segment("admin").slash("accounts"),
        () ->
            concat(
                pathEnd(() -> get(() -> caller(tokens, ADMINISTRATOR, who -> list()))),
                of("password", this::password),
                of(
                    "lock",
                    (who, person) ->
                        act(who, Act.LOCK_ACCOUNT, person, id -> care.lock(who, id, person))),
                of(
                    "unlock",
                    (who, person) ->
                        act(who, Act.UNLOCK_ACCOUNT, person, id -> care.unlock(who, id, person)))));
  }

  private interface OfPerson {
    Route route(Caller who, String person);
  }

  private Route of(String what, OfPerson inner) {
    return path(
        ID.slash(what),
        person -> post(() -> caller(tokens, ADMINISTRATOR, who -> inner.route(who, person))));
  }

  private Route list() {
    return json(care.all().thenApply(all -> new Entries(all.stream().map(Entry::of).toList())));
  }

  private Route password(Caller who, String person) {
    return body(
        PasswordBody.class,
        asked -> {
          var password = required(asked.password(), PASSWORD_MAX);
          if (password.codePointCount(0, password.length()) < PASSWORD_MIN) {
            throw new ProblemException(Problem.WEAK_PASSWORD);
          }
          return act(
              who, Act.SET_PASSWORD, person, id -> care.givePassword(who, id, person, password));
        });
  }

  private Route act(
      Caller who, Act act, String person, Function<CommandId, CompletionStage<Void>> doing) {
    return intention(
        id ->
            json(
                trail
                    .act(who, id, act.on(person), () -> doing.apply(id))
                    .thenApply(done -> Map.of())));
  }
}
