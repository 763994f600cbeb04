package legalhub.hub.records;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.Kind;
import legalhub.actors.record.ServiceRecord;
import legalhub.actors.town.DeskId;

/**
 * A record as the office sees it: no name, no word, nobody's id. Field names are the interface's.
 */
record OfficeEntry(
    String service,
    String id,
    long openedMillis,
    Long closedMillis,
    String channel,
    String village,
    String category,
    String desk,
    String kind,
    String lawyerId,
    String state,
    String outcome,
    long waitSeconds,
    long talkSeconds,
    boolean written,
    Integer stars) {

  /**
   * @param next of the following page; absent on the last
   */
  record Page(List<OfficeEntry> records, String next) {}

  /** One record and how it came to what it is. */
  record Detail(@JsonUnwrapped OfficeEntry entry, long version, List<Timeline.Step> timeline) {}

  static OfficeEntry of(ServiceRecord record) {
    var times = record.times();
    return new OfficeEntry(
        record.service().key(),
        record.id(),
        times.opened().toEpochMilli(),
        times.closed().map(Instant::toEpochMilli).orElse(null),
        record.place().channel().name(),
        record.place().village(),
        record.matter().category(),
        record.matter().desk().map(DeskId::value).orElse(""),
        record.matter().kind().map(Kind::name).orElse(""),
        record.parties().lawyer().map(LawyerId::value).orElse(""),
        record.isOpen() ? "OPEN" : "CLOSED",
        record.outcome().orElse(""),
        times.waited().toSeconds(),
        times.talked().toSeconds(),
        record.merit().recorded(),
        record.merit().stars().orElse(null));
  }
}
