package legalhub.hub.records;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import legalhub.actors.dashboard.PastRecords;
import legalhub.actors.entity.Caller;
import legalhub.actors.queue.PoolId;
import legalhub.actors.town.Town;
import legalhub.hub.http.ApiDirectives;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;
import legalhub.hub.http.Site;
import legalhub.hub.http.Throttle;
import legalhub.hub.http.TokenCheck;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/** {@code /api/office/records}: the service records of whole days, for the office's own people. */
public final class OfficeRecordRoutes extends ApiDirectives implements Site.Part {
  private static final Set<Caller.Role> READERS =
      Set.of(Caller.Role.OFFICER, Caller.Role.ADMINISTRATOR);
  private static final int LIMIT_DEFAULT = 50;
  private static final int LIMIT_MAX = 500;

  /** One look may read a year's days. */
  private static final Throttle.Limit LOOKS = new Throttle.Limit(60, Duration.ofMinutes(1));

  private final TokenCheck tokens;
  private final Town town;
  private final Calendar calendar;
  private final RecordSearch search;
  private final Throttle looks;

  /** Whose days these are, and which day it is. */
  public record Calendar(ZoneId zone, Clock clock) {
    LocalDate today() {
      return clock.instant().atZone(zone).toLocalDate();
    }
  }

  public OfficeRecordRoutes(TokenCheck tokens, Town town, PastRecords rows, Calendar calendar) {
    this.tokens = tokens;
    this.town = town;
    this.calendar = calendar;
    this.search = new RecordSearch(rows);
    this.looks = new Throttle(calendar.clock(), LOOKS);
  }

  @Override
  public Route route() {
    return pathPrefix(
        "office",
        () ->
            concat(
                path("records", () -> get(() -> looking(this::page))),
                path("records.csv", () -> get(() -> looking(this::csv)))));
  }

  private Route looking(Function<Map<String, String>, Route> inner) {
    return caller(
        tokens,
        READERS,
        who -> {
          looks.takeOrRefuse(who.id());
          return parameterMap(inner);
        });
  }

  private Route page(Map<String, String> query) {
    var filter = filter(query);
    var after = Optional.ofNullable(query.get("cursor")).map(RecordCursor::of);
    return json(
        search
            .page(filter, after, limit(query))
            .thenApply(
                page ->
                    new OfficeEntry.Page(
                        page.records().stream().map(OfficeEntry::of).toList(),
                        page.next().map(RecordCursor::text).orElse(null))));
  }

  private Route csv(Map<String, String> query) {
    var filter = filter(query);
    var form = new RecordCsv(calendar.zone());
    var lines =
        Source.single(RecordCsv.BYTE_ORDER_MARK + RecordCsv.head())
            .concat(search.all(filter).map(OfficeEntry::of).map(form::line))
            .map(ByteString::fromString);
    var file = "records-%s-%s.csv".formatted(filter.from(), filter.to());
    return complete(
        HttpResponse.create()
            .withEntity(
                HttpEntities.createChunked(
                    ContentTypes.create(MediaTypes.TEXT_CSV, HttpCharsets.UTF_8), lines))
            .addHeader(
                RawHeader.create("Content-Disposition", "attachment; filename=\"" + file + "\"")));
  }

  private RecordFilter filter(Map<String, String> query) {
    return RecordFilter.of(query, office(query), calendar.today());
  }

  /** The town's only one, where none is named. */
  private PoolId office(Map<String, String> query) {
    var named = Optional.ofNullable(query.get("office")).map(PoolId::new);
    if (named.isEmpty() && town.pools().size() == 1) {
      return town.pools().keySet().iterator().next();
    }
    return named
        .filter(office -> town.pool(office).isPresent())
        .orElseThrow(() -> new ProblemException(Problem.INVALID));
  }

  private static int limit(Map<String, String> query) {
    try {
      int limit = Integer.parseInt(query.getOrDefault("limit", "" + LIMIT_DEFAULT));
      if (limit >= 1 && limit <= LIMIT_MAX) {
        return limit;
      }
    } catch (NumberFormatException garbled) {
      // Said below.
    }
    throw new ProblemException(Problem.INVALID);
  }
}
