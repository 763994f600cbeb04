package legalhub.hub.audit;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.hub.http.ApiDirectives;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;
import legalhub.hub.http.Site;
import legalhub.hub.http.Throttle;
import legalhub.hub.http.TokenCheck;
import legalhub.hub.town.Name;
import legalhub.hub.town.Staff;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;

/** {@code GET /api/admin/audit}: a day of the list, newest first. */
public final class AuditRoutes extends ApiDirectives implements Site.Part {
  private static final Set<Caller.Role> ADMINISTRATOR = Set.of(Caller.Role.ADMINISTRATOR);
  private static final Set<String> KNOWN = Set.of("day", "before", "limit");
  private static final int LIMIT = 50;
  private static final int LIMIT_MAX = 200;

  /** Each reading is an entry too. */
  private static final Throttle.Limit READINGS = new Throttle.Limit(60, Duration.ofMinutes(1));

  private final TokenCheck tokens;
  private final AuditTrail trail;
  private final AuditBook book;
  private final Staff staff;
  private final Throttle readings;

  public AuditRoutes(TokenCheck tokens, AuditTrail trail, Staff staff, Clock clock) {
    this.tokens = tokens;
    this.trail = trail;
    this.book = new AuditBook(trail::sheet);
    this.staff = staff;
    this.readings = new Throttle(clock, READINGS);
  }

  /**
   * A line as the interface gives it.
   *
   * @param byName null for somebody who isn't in the town's file any more, {@code targetName} for
   *     what isn't one of the staff
   * @param result null while nobody knows
   */
  record Entry(
      long number,
      long atMillis,
      Caller.Role role,
      String by,
      Name byName,
      String act,
      String kind,
      String target,
      Name targetName,
      String result) {}

  /**
   * @param next what to ask {@code before} for older ones; null where there are none
   */
  record Entries(String day, List<Entry> entries, Long next) {}

  @Override
  public Route route() {
    return path(
        PathMatchers.segment("admin").slash("audit"),
        () ->
            get(
                () ->
                    caller(
                        tokens,
                        ADMINISTRATOR,
                        who ->
                            parameterMap(query -> intention(id -> json(read(who, id, query)))))));
  }

  private CompletionStage<Entries> read(Caller who, CommandId id, Map<String, String> query) {
    if (!KNOWN.containsAll(query.keySet())) {
      throw new ProblemException(Problem.INVALID);
    }
    var day = day(query).orElseGet(trail::today);
    var before = number(query, "before", Long.MAX_VALUE);
    int limit = number(query, "limit", LIMIT_MAX).map(Long::intValue).orElse(LIMIT);
    readings.takeOrRefuse(who.id());
    return trail.act(
        who,
        id,
        Act.READ_AUDIT.on(day.toString()),
        () -> book.read(day, before, limit).thenApply(lines -> entries(day, lines)));
  }

  private Entries entries(LocalDate day, List<AuditBook.Line> lines) {
    long last = lines.isEmpty() ? 1 : lines.get(lines.size() - 1).number();
    return new Entries(
        day.toString(), lines.stream().map(this::entry).toList(), last > 1 ? last : null);
  }

  private Entry entry(AuditBook.Line line) {
    var entry = line.entry();
    var deed = entry.deed();
    return new Entry(
        line.number(),
        entry.at().toEpochMilli(),
        entry.by().role(),
        entry.by().id(),
        nameOf(entry.by().id()),
        deed.act(),
        deed.kind(),
        deed.target(),
        nameOf(deed.target()),
        entry.result().orElse(null));
  }

  /** The list holds ids alone; the town's file says whose they are. */
  private Name nameOf(String id) {
    return staff.byId(id).map(Staff.Member::name).orElse(null);
  }

  private static Optional<LocalDate> day(Map<String, String> query) {
    try {
      return Optional.ofNullable(query.get("day")).map(LocalDate::parse);
    } catch (DateTimeException garbled) {
      throw new ProblemException(Problem.INVALID);
    }
  }

  private static Optional<Long> number(Map<String, String> query, String name, long max) {
    try {
      var number = Optional.ofNullable(query.get(name)).map(Long::parseLong);
      if (number.filter(n -> n < 1 || n > max).isPresent()) {
        throw new ProblemException(Problem.INVALID);
      }
      return number;
    } catch (NumberFormatException garbled) {
      throw new ProblemException(Problem.INVALID);
    }
  }
}
