package legalhub.hub.login;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import legalhub.actors.entity.Caller;
import legalhub.actors.session.ResidentId;
import legalhub.hub.http.ApiDirectives;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;
import legalhub.hub.http.Site;
import legalhub.hub.http.Throttle;
import org.apache.pekko.http.javadsl.server.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /api/office/people} {@code {"phone":…}}: who logs in with this number, so that the
 * office finds somebody's records who asks for them. Each look is in the audit log, without the
 * number.
 */
final class PersonRoutes extends ApiDirectives implements Site.Part {
  private static final Logger AUDIT = LoggerFactory.getLogger("legalhub.audit");
  private static final Set<Caller.Role> OFFICE =
      Set.of(Caller.Role.OFFICER, Caller.Role.ADMINISTRATOR);

  /** Numbers can be guessed: nobody goes through many. */
  private static final Throttle.Limit LOOKS = new Throttle.Limit(20, Duration.ofMinutes(10));

  private record Wanted(String phone) {}

  /** The name is the interface's. */
  private record Found(String person) {}

  private final AccessTokens tokens;
  private final LoginKeys keys;
  private final PersonIndex people;
  private final Throttle looks;

  PersonRoutes(AccessTokens tokens, LoginKeys keys, PersonIndex people, Clock clock) {
    this.tokens = tokens;
    this.keys = keys;
    this.people = people;
    this.looks = new Throttle(clock, LOOKS);
  }

  @Override
  public Route route() {
    return pathPrefix(
        "office",
        () ->
            path(
                "people",
                () ->
                    post(
                        () ->
                            caller(
                                tokens,
                                OFFICE,
                                who -> body(Wanted.class, wanted -> find(who, wanted))))));
  }

  private Route find(Caller who, Wanted wanted) {
    looks.takeOrRefuse(who.id());
    var phone = SessionRoutes.phone(wanted.phone());
    return json(
        people
            .find(keys.personKey(phone))
            .thenApply(
                found -> {
                  AUDIT.info(
                      "{} {} looks for a person by phone: {}",
                      who.role(),
                      who.id(),
                      found.map(ResidentId::value).orElse("nobody"));
                  return found
                      .map(person -> new Found(person.value()))
                      .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
                }));
  }
}
