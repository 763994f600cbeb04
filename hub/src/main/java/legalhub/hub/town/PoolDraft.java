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
  private static final int COUNT_MAX = 1_000_000;

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
    var entry = new DeskEntry(desk.text("id"), desk.name("name"), desk.flag("general"));
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
            queue.span("ring", otherwise.ring()),
            queue.count("unanswered-max", otherwise.unansweredMax(), 1, COUNT_MAX),
            queue.span("widen-after", otherwise.widenAfter()),
            queue.span("instead-after", otherwise.insteadAfter()),
            queue.span("keep-absent", otherwise.keepAbsent()),
            queue.span("ageing", otherwise.ageing()),
            queue.span("waiting-max", otherwise.waitingMax()),
            queue.span("answer-due-after", otherwise.answerDueAfter()),
            queue.span("prefer-for", otherwise.preferFor()),
            queue.count("returns-max", otherwise.returnsMax(), 0, COUNT_MAX),
            queue.count("consultations-max", otherwise.consultationsMax(), 1, COUNT_MAX),
            queue.count("tickets-max", otherwise.ticketsMax(), 1, COUNT_MAX));
    queue.done();
    return settings;
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
    var inOrder = desks.stream().map(d -> new Desk(new DeskId(d.id()), d.general())).toList();
    return new Pool(new PoolId(id), inOrder, lawyers, hours, settings);
  }
}
