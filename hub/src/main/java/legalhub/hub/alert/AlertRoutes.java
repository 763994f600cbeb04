package legalhub.hub.alert;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import legalhub.actors.alert.AlertsView;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.PoolId;
import legalhub.actors.town.Town;
import legalhub.hub.http.ApiDirectives;
import legalhub.hub.http.OfficeParameter;
import legalhub.hub.http.Site;
import legalhub.hub.http.TokenCheck;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;

/** {@code /api/office/alerts}: what isn't over, and taking it on. */
public final class AlertRoutes extends ApiDirectives implements Site.Part {
  private static final Set<Caller.Role> OFFICE =
      Set.of(Caller.Role.OFFICER, Caller.Role.ADMINISTRATOR);
  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,64}");

  /** What is done about alerts. */
  interface Desk {
    /** What isn't over. */
    CompletionStage<AlertsView.Open> open(PoolId office);

    /**
     * Somebody sees to it; fails with NOT_FOUND for one that is over.
     *
     * @param intention the same over all retries
     */
    CompletionStage<Void> acknowledge(PoolId office, String alert, Caller by, CommandId intention);
  }

  private final TokenCheck tokens;
  private final Town town;
  private final Desk desk;

  public AlertRoutes(TokenCheck tokens, Town town, AlertDesk desk) {
    this(tokens, town, (Desk) desk);
  }

  AlertRoutes(TokenCheck tokens, Town town, Desk desk) {
    this.tokens = tokens;
    this.town = town;
    this.desk = desk;
  }

  /**
   * An alert as the interface gives it.
   *
   * @param limit seconds or people, as the rule has it
   */
  record Entry(
      String id,
      String rule,
      long limit,
      long sinceMillis,
      String takenBy,
      Long takenAtMillis,
      String lawyerId) {
    static Entry of(AlertsView.Alert alert) {
      return new Entry(
          alert.alert(),
          alert.rule().kind().name(),
          alert.rule().limit(),
          alert.since().toEpochMilli(),
          alert.takenBy().orElse(null),
          alert.takenAt().map(Instant::toEpochMilli).orElse(null),
          alert.lawyer().map(LawyerId::value).orElse(null));
    }
  }

  /** All of them, the oldest first. */
  record Entries(List<Entry> alerts) {}

  @Override
  public Route route() {
    return pathPrefix(
        PathMatchers.segment("office").slash("alerts"),
        () -> caller(tokens, OFFICE, who -> parameterMap(query -> alerts(who, query))));
  }

  private Route alerts(Caller who, Map<String, String> query) {
    return concat(
        pathEnd(
            () ->
                get(
                    () ->
                        json(
                            desk.open(OfficeParameter.of(town, query))
                                .thenApply(
                                    open ->
                                        new Entries(
                                            open.alerts().stream().map(Entry::of).toList()))))),
        path(
            PathMatchers.segment(ID).slash("acknowledge"),
            id ->
                post(
                    () ->
                        intention(
                            name ->
                                json(
                                    desk.acknowledge(OfficeParameter.of(town, query), id, who, name)
                                        .thenApply(taken -> Map.of()))))));
  }
}
