package legalhub.hub.town;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.PoolId;
import legalhub.actors.town.Desk;
import legalhub.actors.town.DeskId;
import legalhub.actors.town.LawyerProfile;
import legalhub.actors.town.OpenHours;
import legalhub.actors.town.Pool;
import legalhub.actors.town.QueueLimit;
import legalhub.actors.town.QueueSettings;
import legalhub.hub.town.TownDirectory.DeskEntry;
import legalhub.hub.town.TownDirectory.Hours;
import legalhub.hub.town.TownDirectory.PoolEntry;

/** One pool as the file has it, before its lawyers are known. */
record PoolDraft(
    Reading at,
    String id,
    Optional<Name> name,
    List<DeskEntry> desks,
    OpenHours hours,
    QueueSettings settings) {
  static PoolDraft read(Reading pool, OpenHours townHours, QueueSettings townSettings) {
    var draft =
        new PoolDraft(
            pool,
            pool.text("id"),
            pool.has("name") ? Optional.of(pool.name("name")) : Optional.empty(),
            pool.each("desks").stream().map(PoolDraft::desk).toList(),
            pool.optional("hours").map(own -> hours(own).times()).orElse(townHours),
            pool.optional("queue").map(own -> settings(own, townSettings)).orElse(townSettings));
    pool.done();
    return draft;
  }

  private static DeskEntry desk(Reading desk) {
    boolean assistance = desk.has("assistance") && desk.flag("assistance");
    var entry = new DeskEntry(desk.text("id"), desk.name("name"), desk.flag("general"), assistance);
    if (entry.general() && assistance) {
      desk.problem("assistance", "can't be true of the general desk, which takes every matter");
    }
    desk.done();
    return entry;
  }

  static Hours hours(Reading hours) {
    var times =
        new OpenHours(
            hours.parsed("zone", "a time zone such as Asia/Shanghai", ZoneId::of, ZoneOffset.UTC),
            days(hours),
            hours.parsed("from", "a time such as 08:30", LocalTime::parse, LocalTime.MIN),
            hours.parsed("to", "a time such as 17:00", LocalTime::parse, LocalTime.MIN));
    var text = hours.name("text");
    hours.done();
    return new Hours(times, text);
  }

  private static Set<DayOfWeek> days(Reading hours) {
    var days = hours.words("days");
    var names = Set.of(DayOfWeek.values()).stream().map(Enum::name).collect(Collectors.toSet());
    days.stream()
        .filter(day -> !names.contains(day.toUpperCase(Locale.ROOT)))
        .forEach(
            day -> hours.problem("days", "names \"" + day + "\", which is no day such as MONDAY"));
    return days.stream()
        .map(day -> day.toUpperCase(Locale.ROOT))
        .filter(names::contains)
        .map(DayOfWeek::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The queue's settings: those of the town where the pool says nothing. */
  static QueueSettings settings(Reading queue, QueueSettings otherwise) {
    var settings =
        new QueueSettings(
            queue.anySpan("ring", otherwise.ring()),
            queue.anyCount("unanswered-max", otherwise.unansweredMax()),
            queue.anySpan("widen-after", otherwise.widenAfter()),
            queue.anySpan("instead-after", otherwise.insteadAfter()),
            queue.anySpan("keep-absent", otherwise.keepAbsent()),
            queue.anySpan("ageing", otherwise.ageing()),
            queue.anySpan("waiting-max", otherwise.waitingMax()),
            queue.anySpan("answer-due-after", otherwise.answerDueAfter()),
            queue.anySpan("prefer-for", otherwise.preferFor()),
            queue.anyCount("returns-max", otherwise.returnsMax()),
            queue.anyCount("consultations-max", otherwise.consultationsMax()),
            queue.anyCount("tickets-max", otherwise.ticketsMax()));
    queue.done();
    // What is wrong in the town's rules was said there; a pool only inherits it.
    var known = QueueLimit.brokenBy(otherwise);
    QueueLimit.brokenBy(settings).stream()
        .filter(broken -> !known.contains(broken))
        .forEach(broken -> queue.problem(broken.limit().key(), sentence(broken, settings)));
    return settings;
  }

  private static String sentence(QueueLimit.Broken broken, QueueSettings settings) {
    var limit = broken.limit();
    var unit = limit.isSpan() ? " s" : "";
    return broken.fault() == QueueLimit.Fault.NOT_BEFORE_WAITING_MAX
        ? "must be shorter than waiting-max"
        : "must be from %d%s to %d%s, and is %d%s"
            .formatted(limit.least(), unit, limit.most(), unit, limit.of(settings), unit);
  }

  boolean has(String desk) {
    return desks.stream().anyMatch(entry -> entry.id().equals(desk));
  }

  /**
   * @param office its name where the pool has none of its own
   */
  PoolEntry entry(Name office) {
    return new PoolEntry(id, name.orElse(office), desks);
  }

  Pool pool(Map<LawyerId, LawyerProfile> lawyers) {
    var inOrder =
        desks.stream().map(d -> new Desk(new DeskId(d.id()), d.general(), d.assistance())).toList();
    return new Pool(new PoolId(id), inOrder, lawyers, hours, settings);
  }
}
