package legalhub.hub.records;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import legalhub.actors.conference.Attendance;
import legalhub.actors.conference.MemberRole;
import legalhub.actors.consultation.Consultation.Quality;
import legalhub.actors.consultation.Side;
import legalhub.actors.entity.Caller;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.legalcase.CaseId;
import legalhub.actors.record.ServiceRecord;
import legalhub.actors.town.DeskId;

/** A row as the interface gives it; the field names are the interface's. */
record RecordEntry(
    String consultationId,
    String caseId,
    long atMillis,
    String category,
    String desk,
    String channel,
    String village,
    String lawyerId,
    String state,
    String outcome,
    long waitSeconds,
    long talkSeconds,
    Integer stars) {

  /** A list of rows. */
  record Page(List<RecordEntry> records) {}

  /** A row with what was said and written. */
  record Detail(
      @JsonUnwrapped RecordEntry row,
      String facts,
      String request,
      String advice,
      List<String> citedArticles,
      String referral,
      String followUp,
      List<ChatLine> chat,
      List<Note> addenda,
      List<Measured> quality,
      List<Present> present) {}

  /**
   * Something written.
   *
   * @param from absent when it was neither of the two, who is then {@code by}
   */
  record ChatLine(Side from, By by, String text, long atMillis) {}

  /**
   * Somebody beside the two.
   *
   * @param name as they called themselves; {@code ""} of accounts
   * @param lawyerId empty of everybody else
   */
  record By(MemberRole role, String name, String lawyerId) {
    static By of(Attendance entry, String name) {
      boolean lawyer = entry.person().role() == Caller.Role.LAWYER;
      return new By(entry.role(), name, lawyer ? entry.person().id() : "");
    }
  }

  /**
   * Somebody who was there beside the two.
   *
   * @param untilMillis absent while they are there, like {@code how}
   */
  record Present(@JsonUnwrapped By who, long fromMillis, Long untilMillis, Attendance.How how) {

    static Present of(Attendance entry, String name) {
      return new Present(
          By.of(entry, name),
          entry.from().toEpochMilli(),
          entry.end().map(end -> end.at().toEpochMilli()).orElse(null),
          entry.end().map(Attendance.End::how).orElse(null));
    }
  }

  record Note(String text, long atMillis) {}

  record Measured(Side side, @JsonUnwrapped Quality measured) {}

  /** A lawyer can't see who rated. */
  static RecordEntry of(ServiceRecord row, Caller reader) {
    return new RecordEntry(
        row.id(),
        row.parties().matter().map(CaseId::value).orElse(""),
        row.opened().toEpochMilli(),
        row.matter().category(),
        row.matter().desk().map(DeskId::value).orElse(""),
        row.place().channel().name(),
        row.place().village(),
        row.parties().lawyer().map(LawyerId::value).orElse(""),
        row.isOpen() ? "OPEN" : "CLOSED",
        row.outcome().orElse(""),
        row.times().waited().toSeconds(),
        row.times().talked().toSeconds(),
        reader.role() == Caller.Role.RESIDENT ? row.merit().stars().orElse(null) : null);
  }
}
