package legalhub.actors.queue;

import java.time.Instant;
import java.util.Optional;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.lawyer.Standing;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What the queue knows of one lawyer's capacity.
 *
 * @param version of the Lawyer's own count of changes
 * @param reason why the hub changed the standing, {@code ""} when the lawyer did
 * @param turnedAway whether the queue itself made the lawyer away, and the Lawyer may not know yet
 * @param unanswered offers in a row that rang out
 * @param talks consultations from acceptance to the end of talk, by their beginning
 * @param wrapUps consultations whose record is being written, by the end of talk
 */
public record Slot(
    long version,
    Standing standing,
    String reason,
    boolean turnedAway,
    Instant since,
    int unanswered,
    Instant lastServed,
    Optional<OfferId> ringing,
    PMap<ConsultationId, Instant> talks,
    PMap<ConsultationId, Instant> wrapUps) {

  static final Slot NEW =
      new Slot(
          0,
          Standing.OFF_DUTY,
          "",
          false,
          Instant.EPOCH,
          0,
          Instant.EPOCH,
          Optional.empty(),
          HashTreePMap.empty(),
          HashTreePMap.empty());

  /** May be offered a ticket now. */
  public boolean isFree(int consultationsMax) {
    return standing == Standing.AVAILABLE
        && ringing.isEmpty()
        && talks.size() + wrapUps.size() < consultationsMax;
  }

  Slot standing(long nextVersion, Standing next, String why, Instant at) {
    return new Slot(nextVersion, next, why, false, at, 0, lastServed, ringing, talks, wrapUps);
  }

  Slot turnedAway(String why, Instant at) {
    return new Slot(version, Standing.AWAY, why, true, at, 0, lastServed, ringing, talks, wrapUps);
  }

  Slot ringing(Optional<OfferId> offer) {
    return new Slot(
        version,
        standing,
        reason,
        turnedAway,
        since,
        unanswered,
        lastServed,
        offer,
        talks,
        wrapUps);
  }

  Slot unanswered(int count) {
    return new Slot(
        version, standing, reason, turnedAway, since, count, lastServed, ringing, talks, wrapUps);
  }

  Slot talking(ConsultationId consultation, Instant at) {
    return new Slot(
        version,
        standing,
        reason,
        turnedAway,
        since,
        0,
        at,
        ringing,
        talks.plus(consultation, at),
        wrapUps);
  }

  Slot wrappingUp(ConsultationId consultation, Instant at) {
    return new Slot(
        version,
        standing,
        reason,
        turnedAway,
        since,
        unanswered,
        lastServed,
        ringing,
        talks.minus(consultation),
        wrapUps.plus(consultation, at));
  }

  Slot released(ConsultationId consultation) {
    return new Slot(
        version,
        standing,
        reason,
        turnedAway,
        since,
        unanswered,
        lastServed,
        ringing,
        talks.minus(consultation),
        wrapUps.minus(consultation));
  }
}
