package legalhub.actors.supervision;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import legalhub.actors.entity.CommandId;
import legalhub.actors.record.ServiceRecord;
import legalhub.actors.record.ServiceTags;
import legalhub.actors.session.Channel;

/**
 * What a person's file leaves in the service records: check-ins, leaves and exceptions, each the
 * one that the latest fact was about.
 */
public final class SupervisionRecord {
  private SupervisionRecord() {}

  static Set<String> tags(String person, SupervisedPerson.Event event) {
    return ServiceTags.of(
        person,
        event instanceof SupervisedPerson.CheckedIn
            || event instanceof SupervisedPerson.LeaveAsked
            || event instanceof SupervisedPerson.LeaveDecided
            || event instanceof SupervisedPerson.LeaveReturned
            || event instanceof SupervisedPerson.Missed
            || event instanceof SupervisedPerson.ExceptionRaised
            || event instanceof SupervisedPerson.ExceptionResolved);
  }

  public static Optional<ServiceRecord> of(String person, long version, SupervisedState state) {
    return state
        .touched()
        .flatMap(deed -> state.admission().map(file -> of(person, version, file, deed)));
  }

  private static ServiceRecord of(
      String person, long version, SupervisedPerson.Admission file, SupervisedState.Deed deed) {
    return new ServiceRecord(
        deed.service(),
        // Keys are made by pages, and name one thing only within a person; exports name nobody.
        CommandId.derivedFrom(deed.service().key(), person, deed.key()).value(),
        version,
        file.office(),
        new ServiceRecord.Place(Channel.PHONE_WEB, ""),
        ServiceRecord.Matter.ofNoDesk(deed.kind()),
        ServiceRecord.Parties.alone(person),
        new ServiceRecord.Times(deed.opened(), Duration.ZERO, Duration.ZERO, deed.closed()),
        deed.outcome(),
        ServiceRecord.Merit.NONE);
  }
}
