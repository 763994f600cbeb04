package legalhub.actors.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.Feed;
import legalhub.actors.entity.News;
import legalhub.actors.entity.ViewPart;

/**
 * The one above all offices: sums of what they say. It holds no records, so it costs the same
 * however many there are; an office that is silent for a while keeps its last word, with its time.
 */
public final class AllOfficesFeed implements Feed {
  /** No office may be called so. */
  public static final String ID = "all-offices";

  private final ZoneId zone;
  private final DashboardTimes times;
  private final Map<String, Summary> offices = new TreeMap<>();

  public AllOfficesFeed(ZoneId zone, DashboardTimes times) {
    this.zone = zone;
    this.times = times;
  }

  /** Offices repeat themselves. */
  @Override
  public CompletionStage<List<News>> past(Instant now) {
    return CompletableFuture.completedFuture(List.of());
  }

  @Override
  public boolean take(News news) {
    if (!(news instanceof Summary summary)) {
      return false;
    }
    var before = offices.get(summary.office().value());
    if (before != null && before.asOf().isAfter(summary.asOf())) {
      return false;
    }
    offices.put(summary.office().value(), summary);
    return true;
  }

  @Override
  public Optional<Map<String, ViewPart>> view(Audience audience, Instant now) {
    var role = audience.viewer().role();
    if (role != Caller.Role.ADMINISTRATOR || !audience.topic().equals(DashboardView.FIGURES)) {
      return Optional.empty();
    }
    var today = now.atZone(zone).toLocalDate();
    var parts = new LinkedHashMap<String, ViewPart>();
    parts.put("today", Charts.of(sum(today, Summary::today)));
    parts.put("week", Charts.of(sum(today, Summary::week)));
    parts.put("month", Charts.of(sum(today, Summary::month)));
    parts.put("fresh", new DashboardView.Fresh(oldest(now)));
    offices.forEach((office, summary) -> parts.put("office/" + office, part(summary, today)));
    return Optional.of(parts);
  }

  private Counts sum(LocalDate today, Function<Summary, Map<Measure, Map<String, Integer>>> span) {
    var sum = new Counts();
    // An office that hasn't spoken since midnight still has yesterday's numbers.
    offices.values().stream()
        .filter(summary -> summary.isOf(today))
        .forEach(summary -> sum.add(span.apply(summary)));
    return sum;
  }

  private static DashboardView.Office part(Summary summary, LocalDate today) {
    var counts = new Counts();
    if (summary.isOf(today)) {
      counts.add(summary.today());
    }
    return new DashboardView.Office(summary.office().value(), Charts.of(counts), summary.asOf());
  }

  /** Everything until then is in the sums. */
  private Instant oldest(Instant now) {
    return offices.values().stream().map(Summary::asOf).min(Instant::compareTo).orElse(now);
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
    return Optional.empty();
  }

  @Override
  public News summary(Instant now) {
    throw new IllegalStateException("nothing is above all offices");
  }
}
