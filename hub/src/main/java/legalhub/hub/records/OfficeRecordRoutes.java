package legalhub.hub.records;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.regex.Pattern;
import legalhub.actors.dashboard.PastRecords;
import legalhub.actors.entity.Caller;
import legalhub.actors.record.ServiceRecord;
import legalhub.actors.town.Town;
import legalhub.hub.http.ApiDirectives;
import legalhub.hub.http.OfficeParameter;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;
import legalhub.hub.http.Site;
import legalhub.hub.http.Throttle;
import legalhub.hub.http.TokenCheck;
import legalhub.persistence.records.EntityHistory.Version;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/** {@code /api/office/records}: the service records of whole days, for the office's own people. */
public final class OfficeRecordRoutes extends ApiDirectives implements Site.Part {
  private static final Set<Caller.Role> READERS =
      Set.of(Caller.Role.OFFICER, Caller.Role.ADMINISTRATOR);
  private static final Pattern SERVICE = Pattern.compile("[a-z-]{1,32}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final ContentType WORKBOOK =
      ContentTypes.create(
          MediaTypes.APPLICATION_VND_OPENXMLFORMATS_OFFICEDOCUMENT_SPREADSHEETML_SHEET);

  private static final int LIMIT_DEFAULT = 50;
  private static final int LIMIT_MAX = 500;

  /** One look may read a year's days. */
  private static final Throttle.Limit LOOKS = new Throttle.Limit(60, Duration.ofMinutes(1));

  private final TokenCheck tokens;
  private final Town town;
  private final Calendar calendar;
  private final PastRecords rows;
  private final Function<ServiceRecord, CompletionStage<List<Version>>> history;
  private final RecordSearch search;
  private final Throttle looks;

  /** Whose days these are, and which day it is. */
  public record Calendar(ZoneId zone, Clock clock) {
    LocalDate today() {
      return clock.instant().atZone(zone).toLocalDate();
    }
  }

  /**
   * @param history all versions of a record
   */
  public OfficeRecordRoutes(
      TokenCheck tokens,
      Town town,
      PastRecords rows,
      Function<ServiceRecord, CompletionStage<List<Version>>> history,
      Calendar calendar) {
    this.tokens = tokens;
    this.town = town;
    this.calendar = calendar;
    this.rows = rows;
    this.history = history;
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
                path("records.csv", () -> get(() -> looking(this::csv))),
                path("records.xlsx", () -> get(() -> looking(this::xlsx))),
                path(
                    PathMatchers.segment("records")
                        .slash(PathMatchers.segment(SERVICE))
                        .slash(PathMatchers.segment(ID)),
                    (service, id) -> get(() -> looking(query -> one(service, id, query))))));
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
    return tagged(
        search
            .page(filter, after, limit(query))
            .thenApply(
                page ->
                    new OfficeEntry.Page(
                        page.records().stream().map(OfficeEntry::of).toList(),
                        page.next().map(RecordCursor::text).orElse(null))));
  }

  /** Filed under its day, since the tables know days. */
  private Route one(String service, String id, Map<String, String> query) {
    var day =
        RecordFilter.day(query, "day").orElseThrow(() -> new ProblemException(Problem.INVALID));
    return tagged(
        rows.ofDay(OfficeParameter.of(town, query), day)
            .thenCompose(
                all ->
                    all.stream()
                        .filter(record -> record.id().equals(id))
                        .filter(record -> record.service().key().equals(service))
                        .findFirst()
                        .map(this::detail)
                        .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND))));
  }

  private CompletionStage<OfficeEntry.Detail> detail(ServiceRecord record) {
    return history
        .apply(record)
        .thenApply(
            versions ->
                new OfficeEntry.Detail(
                    OfficeEntry.of(record), record.version(), Timeline.of(versions)));
  }

  private Route csv(Map<String, String> query) {
    var filter = filter(query);
    var form = new RecordCsv(calendar.zone());
    var lines =
        Source.single(RecordCsv.BYTE_ORDER_MARK + RecordCsv.head())
            .concat(search.all(filter).map(OfficeEntry::of).map(form::line))
            .map(ByteString::fromString);
    return download(
        filter, "csv", ContentTypes.create(MediaTypes.TEXT_CSV, HttpCharsets.UTF_8), lines);
  }

  /** Written on a thread of its own, as far as the client reads. */
  private Route xlsx(Map<String, String> query) {
    var filter = filter(query);
    var sheet = new RecordSheet(calendar.zone());
    return extractMaterializer(
        materializer ->
            download(
                filter,
                "xlsx",
                WORKBOOK,
                sheet.bytes(search.all(filter).map(OfficeEntry::of), materializer)));
  }

  private Route download(
      RecordFilter filter, String ending, ContentType type, Source<ByteString, ?> bytes) {
    var file = "records-%s-%s.%s".formatted(filter.from(), filter.to(), ending);
    return complete(
        HttpResponse.create()
            .withEntity(HttpEntities.createChunked(type, bytes))
            .addHeader(
                RawHeader.create("Content-Disposition", "attachment; filename=\"" + file + "\"")));
  }

  private RecordFilter filter(Map<String, String> query) {
    return RecordFilter.of(query, OfficeParameter.of(town, query), calendar.today());
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
