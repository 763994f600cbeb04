package legalhub.actors.supervision;

import java.time.Instant;
import java.util.Optional;
import legalhub.actors.record.Service;
import legalhub.actors.supervision.SupervisedPerson.Event;
import legalhub.actors.supervision.SupervisedState.Deed;

/** Which check-in, leave or exception a fact is about, and how that stands after it. */
final class Deeds {
  private Deeds() {}

  /**
   * @param before what the file was
   * @param after what it is
   */
  static Optional<Deed> of(SupervisedState before, SupervisedState after, Event event, Instant at) {
    if (event instanceof SupervisedPerson.CheckedIn e) {
      var placement = e.fix().placement().name();
      return Optional.of(
          new Deed(Service.CHECK_IN, e.checkIn(), "", at, Optional.of(at), Optional.of(placement)));
    } else if (event instanceof SupervisedPerson.LeaveAsked e) {
      return leave(after, e.leave().leave(), at);
    } else if (event instanceof SupervisedPerson.LeaveDecided e) {
      return leave(after, e.leave(), at);
    } else if (event instanceof SupervisedPerson.LeaveReturned e) {
      return leave(after, e.leave(), at);
    } else if (event instanceof SupervisedPerson.Missed e) {
      return raised(after, "missed/" + e.obligation());
    } else if (event instanceof SupervisedPerson.ExceptionRaised e) {
      return raised(after, e.exception());
    } else if (event instanceof SupervisedPerson.ExceptionResolved e) {
      var raised = before.open().get(e.exception());
      return Optional.of(
          new Deed(
              Service.EXCEPTION,
              e.exception(),
              raised.kind().name(),
              raised.at(),
              Optional.of(at),
              Optional.of("LOOKED_INTO")));
    }
    return Optional.empty();
  }

  private static Optional<Deed> raised(SupervisedState after, String key) {
    var raised = after.open().get(key);
    return Optional.of(
        new Deed(
            Service.EXCEPTION,
            key,
            raised.kind().name(),
            raised.at(),
            Optional.empty(),
            Optional.empty()));
  }

  /** Decided is closed; the return is told beside it. */
  private static Optional<Deed> leave(SupervisedState after, String key, Instant at) {
    var leave = after.leaves().get(key);
    var outcome =
        leave.returned()
            ? Optional.of("RETURNED")
            : leave.approved().map(yes -> yes ? "APPROVED" : "REFUSED");
    return Optional.of(
        new Deed(Service.LEAVE, key, "", leave.at(), outcome.map(any -> at), outcome));
  }
}
