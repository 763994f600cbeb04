package legalhub.actors.conference;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import legalhub.actors.conference.Conference.Event;
import legalhub.actors.conference.ConferenceState.Opened;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.record.Service;
import legalhub.actors.record.ServiceRecord;
import legalhub.actors.record.ServiceTags;

/** What a conference leaves in the service records: who was in, in what role, from when to when. */
public final class ConferenceRecord {
  private ConferenceRecord() {}

  static Set<String> tags(String conference, Event event) {
    return ServiceTags.of(
        conference,
        event instanceof Conference.Admitted
            || event instanceof Conference.Stayed
            || event instanceof Conference.Out e && Register.howOf(e.stage()).isPresent());
  }

  /** Empty where nobody came in or went out by the latest event. */
  public static Optional<ServiceRecord> of(String id, long version, ConferenceState state) {
    return state instanceof Opened opened
        ? opened
            .roll()
            .register()
            .latest()
            .flatMap(entry -> of(new ConferenceId(id), version, opened.roll().opening(), entry))
        : Optional.empty();
  }

  /** Whose journal a record comes from. */
  public static EntityAddress source(String recordId) {
    var consultation = recordId.replaceFirst("-m\\d+-\\d+$", "");
    var conference = ConferenceId.of(new ConsultationId(consultation));
    return new EntityAddress(EntityKind.CONFERENCE, conference.value());
  }

  /** Of a conference of before this was kept, it isn't known where its resident came from. */
  private static Optional<ServiceRecord> of(
      ConferenceId id, long version, Conference.Opening opening, Attendance entry) {
    return opening
        .pool()
        .flatMap(
            office ->
                opening
                    .place()
                    .map(
                        place ->
                            new ServiceRecord(
                                Service.ATTENDANCE,
                                recordId(id, entry),
                                version,
                                office,
                                place,
                                new ServiceRecord.Matter(
                                    entry.desk(), Optional.empty(), entry.role().name()),
                                parties(opening, entry),
                                times(entry),
                                entry.end().map(end -> end.how().name()),
                                new ServiceRecord.Merit(entry.came(), false, Optional.empty()))));
  }

  private static String recordId(ConferenceId id, Attendance entry) {
    return "%s-%s-%d".formatted(id.consultation().value(), entry.member().value(), entry.number());
  }

  private static ServiceRecord.Parties parties(Conference.Opening opening, Attendance entry) {
    var lawyer =
        Optional.of(entry.person())
            .filter(person -> person.role() == Caller.Role.LAWYER)
            .map(person -> new LawyerId(person.id()));
    return new ServiceRecord.Parties(
        opening.resident(), lawyer, Optional.empty(), Optional.empty());
  }

  private static ServiceRecord.Times times(Attendance entry) {
    var closed = entry.end().map(Attendance.End::at);
    var stayed = closed.map(end -> Duration.between(entry.from(), end)).orElse(Duration.ZERO);
    return new ServiceRecord.Times(
        entry.from(), Duration.between(entry.asked(), entry.from()), stayed, closed);
  }
}
