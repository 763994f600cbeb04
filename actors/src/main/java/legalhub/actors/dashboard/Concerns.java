package legalhub.actors.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import legalhub.actors.dashboard.DashboardView.Why;
import legalhub.actors.record.Service;
import legalhub.actors.record.ServiceRecord;
import legalhub.actors.session.Request;

/** What among the records a person should look into. */
final class Concerns {
  private static final int STARS_LOW = 2;

  /** How long a concern about something that can't be mended any more is shown. */
  private static final Duration SHOWN_FOR = Duration.ofHours(24);

  /** A callback or a written answer is promised within a day. */
  private static final Duration PROMISE_DUE_AFTER = Duration.ofHours(20);

  private final Duration writtenWithin;

  Concerns(Duration writtenWithin) {
    this.writtenWithin = writtenWithin;
  }

  /** One, and the key under which it stays the same. */
  record Found(String key, DashboardView.Concern part) {}

  /** The newest first. */
  List<Found> among(Collection<Book> books, Instant now) {
    return books.stream()
        .flatMap(book -> book.concerning().stream())
        .flatMap(record -> why(record, now).map(why -> found(record, why)).stream())
        .sorted(Comparator.comparing((Found found) -> found.part().at()).reversed())
        .toList();
  }

  private static Found found(ServiceRecord record, Why why) {
    var at = record.times().closed().orElse(record.opened());
    return new Found(
        record.service().key() + "/" + record.id(),
        new DashboardView.Concern(
            record.service(),
            why,
            at,
            record.matter().desk().orElseThrow(),
            record.matter().category(),
            record.place().village()));
  }

  /** Whether it may ever be one: the others needn't be looked at again. */
  static boolean mayConcern(ServiceRecord record) {
    return switch (record.service()) {
      case REQUEST -> isUnserved(record) || isPromised(record);
      case CONSULTATION -> isRatedLow(record) || isUnwritten(record);
      // These have lists of their own, for those who look after them.
      case REPORT, CHECK_IN, LEAVE, EXCEPTION, TERMINAL_USE, TERMINAL_INCIDENT, ATTENDANCE -> false;
    };
  }

  private Optional<Why> why(ServiceRecord record, Instant now) {
    var age = Duration.between(record.times().closed().orElse(record.opened()), now);
    if (record.service() == Service.REQUEST) {
      if (isPromised(record)) {
        return Optional.of(Why.PROMISE_DUE).filter(why -> age.compareTo(PROMISE_DUE_AFTER) > 0);
      }
      return Optional.of(Why.UNSERVED).filter(why -> age.compareTo(SHOWN_FOR) < 0);
    }
    if (isUnwritten(record) && age.compareTo(writtenWithin) > 0) {
      return Optional.of(Why.UNWRITTEN);
    }
    return Optional.of(Why.LOW_RATING)
        .filter(why -> isRatedLow(record) && age.compareTo(SHOWN_FOR) < 0);
  }

  private static boolean isUnserved(ServiceRecord record) {
    return hasResult(record, Request.Result.NO_LAWYER)
        || hasResult(record, Request.Result.NOT_QUEUED);
  }

  private static boolean isPromised(ServiceRecord record) {
    return hasResult(record, Request.Result.PROMISED);
  }

  private static boolean hasResult(ServiceRecord record, Request.Result result) {
    return record.outcome().filter(result.name()::equals).isPresent();
  }

  private static boolean isRatedLow(ServiceRecord record) {
    return record.merit().stars().filter(stars -> stars <= STARS_LOW).isPresent();
  }

  private static boolean isUnwritten(ServiceRecord record) {
    return record.merit().tookPlace() && !record.merit().recorded();
  }
}
