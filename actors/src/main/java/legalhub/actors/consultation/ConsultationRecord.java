package legalhub.actors.consultation;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import legalhub.actors.consultation.Consultation.Event;
import legalhub.actors.consultation.ConsultationState.Ended;
import legalhub.actors.consultation.ConsultationState.Opened;
import legalhub.actors.record.Service;
import legalhub.actors.record.ServiceRecord;
import legalhub.actors.record.ServiceTags;

/** What a consultation leaves in the service records. Talk, media and quality don't show there. */
public final class ConsultationRecord {
  private ConsultationRecord() {}

  static Set<String> tags(String consultation, Event event) {
    return ServiceTags.of(
        consultation,
        event instanceof Consultation.Opened
            || event instanceof Consultation.Ended
            || event instanceof Consultation.RecordCompleted
            || event instanceof Consultation.Rated);
  }

  /** Empty before the opening. */
  public static Optional<ServiceRecord> of(String id, long version, ConsultationState state) {
    return state instanceof Opened opened ? Optional.of(of(id, version, opened)) : Optional.empty();
  }

  private static ServiceRecord of(String id, long version, Opened opened) {
    var file = opened.file();
    var commission = file.commission();
    var ended = opened instanceof Ended e ? Optional.of(e) : Optional.<Ended>empty();
    return new ServiceRecord(
        Service.CONSULTATION,
        id,
        version,
        commission.pool(),
        place(file),
        new ServiceRecord.Matter(commission.desk(), commission.kind(), category(file)),
        new ServiceRecord.Parties(
            commission.resident(),
            Optional.of(commission.lawyer()),
            commission.matter(),
            commission.ticket()),
        new ServiceRecord.Times(
            file.opened(),
            Duration.between(commission.askedAt(), file.opened()),
            ended.map(Ended::talk).orElse(Duration.ZERO),
            ended.map(Ended::at)),
        ended.map(e -> e.outcome().name()),
        new ServiceRecord.Merit(
            ended.filter(Ended::tookPlace).isPresent(),
            file.papers().record().isPresent(),
            file.papers().stars()));
  }

  /** Through what the resident came, and from where. */
  static ServiceRecord.Place place(File file) {
    var brief = file.commission().brief();
    return new ServiceRecord.Place(brief.channel(), brief.village());
  }

  /** As the lawyer recorded it, else as the resident asked. */
  private static String category(File file) {
    return file.papers()
        .record()
        .map(written -> written.advice().category())
        .orElse(file.commission().brief().category());
  }
}
