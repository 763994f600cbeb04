package legalhub.hub.hall;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Rules;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.Queue;
import legalhub.actors.queue.QueueRules;
import legalhub.actors.queue.QueueState;
import legalhub.actors.queue.QueueView;
import legalhub.actors.town.Town;
import legalhub.hub.http.ApiDirectives;
import legalhub.hub.http.OfficeParameter;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;
import legalhub.hub.http.Site;
import legalhub.hub.http.Throttle;
import legalhub.hub.http.TokenCheck;
import org.apache.pekko.http.javadsl.server.Route;

/** {@code GET /api/office/hall?at=MILLIS}: who waited, who talked and who was there then. */
public final class HallRoutes extends ApiDirectives implements Site.Part {
  private static final Set<Caller.Role> READERS =
      Set.of(Caller.Role.OFFICER, Caller.Role.ADMINISTRATOR);

  /** A slider that is moved asks often; each look reads a day of the journal. */
  private static final Throttle.Limit LOOKS = new Throttle.Limit(120, Duration.ofMinutes(1));

  /** The past of a queue. */
  @FunctionalInterface
  public interface History {
    CompletionStage<QueueState> at(
        PoolId office, Rules<?, Queue.Event, QueueState> rules, ZoneId zone, Instant at);
  }

  private final TokenCheck tokens;
  private final Town town;
  private final History history;
  private final Clock clock;
  private final Throttle looks;

  public HallRoutes(TokenCheck tokens, Town town, History history, Clock clock) {
    this.tokens = tokens;
    this.town = town;
    this.history = history;
    this.clock = clock;
    this.looks = new Throttle(clock, LOOKS);
  }

  @Override
  public Route route() {
    return pathPrefix(
        "office",
        () ->
            path(
                "hall",
                () ->
                    get(
                        () ->
                            caller(
                                tokens, READERS, who -> parameterMap(query -> hall(who, query))))));
  }

  private Route hall(Caller who, Map<String, String> query) {
    looks.takeOrRefuse(who.id());
    var at = at(query);
    var office = OfficeParameter.of(town, query);
    var pool = town.pool(office).orElseThrow();
    var rules = new QueueRules(pool);
    return json(
        history
            .at(office, rules, pool.hours().zone(), at)
            .thenApply(
                state ->
                    rules
                        .view(state, new Audience(who, QueueView.BOARD, ""), at)
                        .map(parts -> HallEntry.of(at, parts))
                        .orElseThrow(() -> new ProblemException(Problem.FORBIDDEN))));
  }

  /** Nobody knows the future. */
  private Instant at(Map<String, String> query) {
    try {
      var at = Instant.ofEpochMilli(Long.parseLong(query.getOrDefault("at", "")));
      if (!at.isAfter(clock.instant()) && at.isAfter(Instant.EPOCH)) {
        return at;
      }
    } catch (NumberFormatException | DateTimeException garbled) {
      // Said below.
    }
    throw new ProblemException(Problem.INVALID);
  }
}
