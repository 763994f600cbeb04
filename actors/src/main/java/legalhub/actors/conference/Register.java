package legalhub.actors.conference;

import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * Who was in beside the two of the consultation, and when.
 *
 * @param entries in the order in which they came in
 * @param touched which of them the latest coming or going changed; -1 for none
 */
record Register(PVector<Attendance> entries, int touched) {
  private static final int NONE = -1;

  static Register empty() {
    return new Register(TreePVector.empty(), NONE);
  }

  Optional<Attendance> latest() {
    return touched == NONE ? Optional.empty() : Optional.of(entries.get(touched));
  }

  Stream<Attendance> open() {
    return entries.stream().filter(Attendance::isOpen);
  }

  /**
   * Somebody is let in.
   *
   * @param member as they stand at the door
   * @param by what they were asked by
   */
  Register entered(Member member, Optional<ConferenceState.Asked> by, Instant at) {
    long before = entries.stream().filter(one -> one.member().equals(member.id())).count();
    var awaited = before == 0 ? by.map(ConferenceState.Asked::since) : Optional.<Instant>empty();
    var entry =
        new Attendance(
            member.id(),
            (int) before + 1,
            member.role(),
            member.person(),
            member.name(),
            by.flatMap(asked -> asked.what().way().desk()),
            awaited.orElse(member.since()),
            at,
            member.line() == Member.Line.HERE,
            Optional.empty());
    return new Register(entries.plus(entry), entries.size());
  }

  Register came(MemberId member) {
    return with(member, Attendance::here);
  }

  /** Who was only at the door has no entry. */
  Register ended(MemberId member, Instant at, Attendance.How how) {
    return with(member, entry -> entry.ended(at, how));
  }

  /** How being in ends by this stage; empty where it doesn't. */
  static Optional<Attendance.How> howOf(Member.Stage stage) {
    return switch (stage) {
      case LEFT -> Optional.of(Attendance.How.LEFT);
      case REMOVED -> Optional.of(Attendance.How.REMOVED);
      case KNOCKING, ADMITTED, TURNED_AWAY -> Optional.empty();
    };
  }

  private Register with(MemberId member, UnaryOperator<Attendance> change) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      var entry = entries.get(i);
      if (entry.isOpen() && entry.member().equals(member)) {
        return new Register(entries.with(i, change.apply(entry)), i);
      }
    }
    return new Register(entries, NONE);
  }
}
