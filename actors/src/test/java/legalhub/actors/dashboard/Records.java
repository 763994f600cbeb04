package legalhub.actors.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import legalhub.actors.Sample;
import legalhub.actors.conference.Attendance;
import legalhub.actors.conference.MemberRole;
import legalhub.actors.consultation.Outcome;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.legalcase.CaseId;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.TicketId;
import legalhub.actors.record.Service;
import legalhub.actors.record.ServiceRecord;
import legalhub.actors.session.Channel;
import legalhub.actors.session.Request.Result;

/** Records for tests. */
final class Records {
  private Records() {}

  /** A live request; {@code null} while it is open. */
  static ServiceRecord request(String id, long version, Instant asked, Result result, int waited) {
    return new ServiceRecord(
        Service.REQUEST,
        id,
        version,
        Sample.POOL,
        new ServiceRecord.Place(Channel.KIOSK, "nanzha"),
        new ServiceRecord.Matter(Sample.DESK, Kind.LIVE, "LABOUR"),
        parties(id, Optional.empty()),
        new ServiceRecord.Times(
            asked,
            Duration.ofSeconds(waited),
            Duration.ZERO,
            Optional.ofNullable(result).map(any -> asked.plusSeconds(waited))),
        Optional.ofNullable(result).map(Result::name),
        ServiceRecord.Merit.NONE);
  }

  /** A consultation that took place. */
  static ServiceRecord talk(
      String id, long version, Instant opened, boolean recorded, Optional<Integer> stars) {
    return new ServiceRecord(
        Service.CONSULTATION,
        id,
        version,
        Sample.POOL,
        new ServiceRecord.Place(Channel.KIOSK, "nanzha"),
        new ServiceRecord.Matter(Sample.DESK, Kind.LIVE, "LABOUR"),
        parties(id, Optional.of(new LawyerId("shen"))),
        new ServiceRecord.Times(
            opened,
            Duration.ofSeconds(30),
            Duration.ofSeconds(600),
            Optional.of(opened.plusSeconds(610))),
        Optional.of(Outcome.RESOLVED.name()),
        new ServiceRecord.Merit(true, recorded, stars));
  }

  /** An interpreter in a consultation; {@code null} while they are in. */
  static ServiceRecord attendance(String id, long version, Instant from, Attendance.How how) {
    return new ServiceRecord(
        Service.ATTENDANCE,
        id,
        version,
        Sample.POOL,
        new ServiceRecord.Place(Channel.KIOSK, "nanzha"),
        ServiceRecord.Matter.ofNoDesk(MemberRole.INTERPRETER.name()),
        ServiceRecord.Parties.alone(Sample.RESIDENT.value()),
        new ServiceRecord.Times(
            from,
            Duration.ofSeconds(20),
            Duration.ZERO,
            Optional.ofNullable(how).map(any -> from.plusSeconds(300))),
        Optional.ofNullable(how).map(Attendance.How::name),
        ServiceRecord.Merit.NONE);
  }

  private static ServiceRecord.Parties parties(String id, Optional<LawyerId> lawyer) {
    return new ServiceRecord.Parties(
        Sample.RESIDENT, lawyer, CaseId.of(Sample.RESIDENT, "LABOUR"), new TicketId(id));
  }
}
