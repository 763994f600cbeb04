package legalhub.hub.records;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.PoolId;
import legalhub.actors.record.Service;
import legalhub.actors.record.ServiceRecord;
import legalhub.actors.town.DeskId;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;

/**
 * Which records an officer looks for: an office's days from {@code from} to {@code to}, both
 * included, and of those what meets every further wish.
 */
record RecordFilter(PoolId office, LocalDate from, LocalDate to, Predicate<ServiceRecord> wish) {
  private static final int DAYS_MAX = 366;
  private static final int VALUE_LENGTH_MAX = 64;

  /** The wishes; each may be given once. */
  private static final Map<String, Function<ServiceRecord, String>> WISHES =
      Map.of(
          "person", record -> record.parties().resident().value(),
          "service", record -> record.service().key(),
          "category", record -> record.matter().category(),
          "desk", record -> record.matter().desk().map(DeskId::value).orElse(""),
          "kind", record -> record.matter().kind().map(Kind::name).orElse(""),
          "channel", record -> record.place().channel().name(),
          "village", record -> record.place().village(),
          "lawyer", record -> record.parties().lawyer().map(LawyerId::value).orElse(""),
          "state", record -> record.isOpen() ? "OPEN" : "CLOSED",
          "outcome", record -> record.outcome().orElse(""));

  /** What else a query may hold. */
  private static final Set<String> OTHERS = Set.of("from", "to", "office", "cursor", "limit");

  /**
   * @param today when no days are given
   * @throws ProblemException INVALID for what isn't a day, an unknown name, or more than 366 days
   */
  static RecordFilter of(Map<String, String> query, PoolId office, LocalDate today) {
    var to = day(query, "to").orElse(today);
    var from = day(query, "from").orElse(to);
    if (from.isAfter(to) || ChronoUnit.DAYS.between(from, to) >= DAYS_MAX) {
      throw new ProblemException(Problem.INVALID);
    }
    Predicate<ServiceRecord> all = record -> true;
    for (var entry : query.entrySet()) {
      all = all.and(wish(entry.getKey(), entry.getValue()));
    }
    return new RecordFilter(office, from, to, all);
  }

  private static Predicate<ServiceRecord> wish(String name, String value) {
    if (OTHERS.contains(name)) {
      return record -> true;
    }
    var read = WISHES.get(name);
    if (read == null || value.length() > VALUE_LENGTH_MAX || isUnknownService(name, value)) {
      throw new ProblemException(Problem.INVALID);
    }
    return record -> read.apply(record).equals(value);
  }

  private static boolean isUnknownService(String name, String value) {
    return name.equals("service")
        && Set.of(Service.values()).stream().noneMatch(service -> service.key().equals(value));
  }

  static Optional<LocalDate> day(Map<String, String> query, String name) {
    try {
      return Optional.ofNullable(query.get(name)).map(LocalDate::parse);
    } catch (DateTimeException garbled) {
      throw new ProblemException(Problem.INVALID);
    }
  }
}
