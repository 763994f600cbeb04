package legalhub.actors.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.actors.alert.AlertsView;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Feed;
import legalhub.actors.entity.News;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.queue.PoolId;
import legalhub.actors.record.ServiceRecord;

/** One office: the records of the last thirty days and what they come to. */
public final class OfficeFeed implements Feed {
  static final int DAYS = 30;
  private static final int WEEK = 7;
  private static final int CONCERNS_MAX = 100;

  private final PoolId office;
  private final PastRecords records;
  private final ZoneId zone;
  private final DashboardTimes times;
  private final Marks marks;
  private final Concerns concerns;
  private final Map<LocalDate, Book> books = new HashMap<>();
  private LocalDate today = LocalDate.EPOCH;

  /** Told again every few seconds, so nothing is read of the past. */
  private AlertsView.Open alerts = new AlertsView.Open(List.of());

  /**
   * @param zone whose days these are: the same as of the tables
   */
  public OfficeFeed(PoolId office, PastRecords records, ZoneId zone, DashboardTimes times) {
    this.office = office;
    this.records = records;
    this.zone = zone;
    this.times = times;
    this.marks = new Marks(zone);
    this.concerns = new Concerns(times.writtenWithin());
  }

  @Override
  public CompletionStage<List<News>> past(Instant now) {
    var all = new ArrayList<CompletableFuture<List<ServiceRecord>>>();
    for (int back = 0; back < DAYS; back++) {
      all.add(records.ofDay(office, day(now).minusDays(back)).toCompletableFuture());
    }
    return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
        .thenApply(
            done ->
                all.stream().flatMap(one -> one.join().stream()).map(News.class::cast).toList());
  }

  @Override
  public boolean take(News news) {
    if (news instanceof AlertsView.Open told) {
      boolean isNew = !told.equals(alerts);
      alerts = told;
      return isNew;
    }
    return news instanceof ServiceRecord record
        && record.office().equals(office)
        && books.computeIfAbsent(day(record.opened()), any -> new Book(marks)).take(record);
  }

  @Override
  public Optional<Map<String, ViewPart>> view(Audience audience, Instant now) {
    var role = audience.viewer().role();
    boolean mayLook = role == Caller.Role.OFFICER || role == Caller.Role.ADMINISTRATOR;
    if (!mayLook || !audience.topic().equals(DashboardView.FIGURES)) {
      return Optional.empty();
    }
    turnPages(now);
    var parts = new LinkedHashMap<String, ViewPart>();
    parts.put("today", Charts.of(counts(1)));
    parts.put("week", Charts.of(counts(WEEK)));
    parts.put("month", Charts.of(counts(DAYS)));
    parts.put("fresh", new DashboardView.Fresh(now));
    alerts.alerts().forEach(alert -> parts.put("alert/" + alert.alert(), alert));
    concerns.among(books.values(), now).stream()
        .limit(CONCERNS_MAX)
        .forEach(concern -> parts.put("concern/" + concern.key(), concern.part()));
    return Optional.of(parts);
  }

  @Override
  public News summary(Instant now) {
    turnPages(now);
    return new Summary(
        office,
        today.toString(),
        now,
        counts(1).toMap(),
        counts(WEEK).toMap(),
        counts(DAYS).toMap());
  }

  /** Forgets what is older than the longest span. */
  private void turnPages(Instant now) {
    var day = day(now);
    if (!day.equals(today)) {
      today = day;
      books.keySet().removeIf(old -> old.isBefore(day.minusDays(DAYS - 1L)));
    }
  }

  /** Of the last so many days, today included. */
  private Counts counts(int days) {
    var sum = new Counts();
    for (int back = 0; back < days; back++) {
      Optional.ofNullable(books.get(today.minusDays(back)))
          .ifPresent(book -> sum.add(book.counts()));
    }
    return sum;
  }

  private LocalDate day(Instant at) {
    return at.atZone(zone).toLocalDate();
  }

  @Override
  public Duration pushEvery() {
    return times.pushEvery();
  }

  @Override
  public Duration refreshEvery() {
    return times.refreshEvery();
  }

  @Override
  public Optional<EntityAddress> above() {
    return Optional.of(new EntityAddress(EntityKind.DASHBOARD, AllOfficesFeed.ID));
  }
}
