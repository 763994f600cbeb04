package legalhub.actors.dashboard;

import java.time.Duration;
import java.time.ZoneId;
import legalhub.actors.consultation.Outcome;
import legalhub.actors.record.ServiceRecord;
import legalhub.actors.session.Request;

/** Which marks a service record makes in the counts: the one definition of every figure. */
final class Marks {
  private final ZoneId zone;

  Marks(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * @param times 1 makes a record's marks, -1 takes them back
   */
  void add(Counts counts, ServiceRecord record, int times) {
    switch (record.service()) {
      case REQUEST -> request(counts, record, times);
      case CONSULTATION -> consultation(counts, record, times);
      case REPORT -> counts.add(Measure.REPORT, state(record), times);
      case CHECK_IN -> counts.add(Measure.CHECK_IN, state(record), times);
      case LEAVE -> counts.add(Measure.LEAVE, state(record), times);
      case EXCEPTION -> exception(counts, record, times);
      case TERMINAL_USE -> counts.add(Measure.TERMINAL_USE, record.place().channel().name(), times);
      case TERMINAL_INCIDENT -> incident(counts, record, times);
      case ATTENDANCE -> attendance(counts, record, times);
    }
  }

  private static String state(ServiceRecord record) {
    return record.outcome().orElse("OPEN");
  }

  /** By what it is, and apart from it how many nobody has looked into. */
  private static void exception(Counts counts, ServiceRecord record, int times) {
    counts.add(Measure.EXCEPTION, record.matter().category(), times);
    if (record.isOpen()) {
      counts.add(Measure.UNRESOLVED, "", times);
    }
  }

  private static void incident(Counts counts, ServiceRecord record, int times) {
    counts.add(Measure.TERMINAL_INCIDENT, record.matter().category(), times);
    if (record.isOpen()) {
      counts.add(Measure.OUT_OF_ORDER, "", times);
    }
  }

  private static void attendance(Counts counts, ServiceRecord record, int times) {
    counts.add(Measure.ATTENDANCE, record.matter().category(), times);
    if (record.isOpen()) {
      counts.add(Measure.ATTENDING, "", times);
    }
  }

  private void request(Counts counts, ServiceRecord record, int times) {
    counts.add(Measure.ASKED, "", times);
    counts.add(Measure.CHANNEL, record.place().channel().name(), times);
    counts.add(Measure.VILLAGE, record.place().village(), times);
    counts.add(Measure.CATEGORY, record.matter().category(), times);
    int hour = record.opened().atZone(zone).getHour();
    counts.add(Measure.HOUR, hour < 10 ? "0" + hour : Integer.toString(hour), times);
    if (record.isOpen()) {
      counts.add(Measure.WAITING, "", times);
      return;
    }
    switch (Request.Result.valueOf(record.outcome().orElseThrow())) {
      case ANSWERED -> {
        counts.add(Measure.ANSWERED, "", times);
        counts.add(Measure.WAITED, seconds(record.times().waited()), times);
      }
      case WITHDRAWN, ABSENT_TOO_LONG, NOT_JOINED -> counts.add(Measure.ABANDONED, "", times);
      case NO_LAWYER, NOT_QUEUED -> counts.add(Measure.UNSERVED, "", times);
      case PROMISED -> counts.add(Measure.PROMISED, "", times);
      case KEPT -> counts.add(Measure.KEPT, "", times);
      case ENDED_BY_ADMINISTRATOR -> {
        // Neither served nor given up: it was an error.
      }
    }
  }

  private static void consultation(Counts counts, ServiceRecord record, int times) {
    if (record.isOpen()) {
      counts.add(Measure.TALKING, "", times);
      return;
    }
    counts.add(Measure.OUTCOME, Outcome.valueOf(record.outcome().orElseThrow()).name(), times);
    var merit = record.merit();
    if (!merit.tookPlace()) {
      return;
    }
    counts.add(Measure.TALKED, seconds(record.times().talked()), times);
    merit
        .stars()
        .ifPresentOrElse(
            stars -> counts.add(Measure.STARS, Integer.toString(stars), times),
            () -> counts.add(Measure.UNRATED, "", times));
    if (!merit.recorded()) {
      counts.add(Measure.UNWRITTEN, "", times);
    }
  }

  private static String seconds(Duration span) {
    return Long.toString(Math.max(0, span.toSeconds()));
  }
}
