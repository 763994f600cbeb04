package legalhub.actors.supervision;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.record.Service;
import legalhub.actors.voicereport.ReportId;
import legalhub.actors.voicereport.Verdict;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * A person's file as its journal leaves it.
 *
 * @param admission empty before the file was opened
 * @param standing the class now, and since which day its duties run
 * @param diary which obligations are settled
 * @param open what an officer must look into, by its key
 * @param activity minutes credited, by their credit
 * @param touched which check-in, leave or exception the latest fact was about; empty for none
 * @param looks when each officer last put on record that they look into it
 */
public record SupervisedState(
    Optional<SupervisedPerson.Admission> admission,
    Standing standing,
    Diary diary,
    Voice voice,
    PMap<String, Leave> leaves,
    PMap<String, Raised> open,
    PMap<String, Credit> activity,
    Optional<Deed> touched,
    PMap<String, Instant> looks) {

  /**
   * @param dutiesFrom the first day of the class's duties
   * @param version counts events
   * @param settled everything that ran out up to here has been seen to
   */
  public record Standing(
      SupervisionClass level,
      LocalDate dutiesFrom,
      int admonitions,
      int warnings,
      boolean released,
      long version,
      Instant settled) {}

  /** Obligations by key, each with the time at which it runs out: after that it is forgotten. */
  public record Diary(PMap<String, Instant> done, PMap<String, Instant> reminded) {
    Diary at(Instant now) {
      return new Diary(without(done, now), without(reminded, now));
    }

    private static PMap<String, Instant> without(PMap<String, Instant> all, Instant now) {
      var left = all;
      for (var entry : all.entrySet()) {
        if (entry.getValue().plus(FORGET_AFTER).isBefore(now)) {
          left = left.minus(entry.getKey());
        }
      }
      return left;
    }
  }

  /**
   * Reports and the devices that they come from.
   *
   * @param speaking the one that is open
   * @param givenUp begun and left for another one; their entities must hear it
   * @param latest the newest last
   */
  public record Voice(
      Optional<Speaking> speaking,
      PSet<ReportId> givenUp,
      PVector<Report> latest,
      PSet<String> devices) {}

  public record Speaking(
      ReportId report,
      Instant since,
      String digits,
      Placement placement,
      boolean deviceKnown,
      boolean inHours,
      String device) {}

  /**
   * @param verdict empty while it is open
   */
  public record Report(
      ReportId report,
      Instant begun,
      Optional<Verdict> verdict,
      boolean judged,
      java.util.Set<legalhub.actors.voicereport.Reason> reasons) {}

  /**
   * @param at when it was asked for
   * @param approved empty until somebody has decided
   * @param remark the officer's word
   */
  public record Leave(
      SupervisedPerson.Leave asked,
      Instant at,
      Optional<Boolean> approved,
      boolean returned,
      Optional<Sealed> remark) {}

  /**
   * Something that leaves a service record.
   *
   * @param kind of an exception what it is, else {@code ""}
   */
  public record Deed(
      Service service,
      String key,
      String kind,
      Instant opened,
      Optional<Instant> closed,
      Optional<String> outcome) {}

  public record Raised(SupervisedPerson.ExceptionKind kind, Instant at) {}

  public record Credit(String month, int minutes) {}

  private static final Duration FORGET_AFTER = Duration.ofDays(1);

  /** A day's work; the next day's look is another one. */
  private static final Duration LOOK_LASTS = Duration.ofHours(12);

  static SupervisedState vacant() {
    return new SupervisedState(
        Optional.empty(),
        new Standing(SupervisionClass.STANDARD, LocalDate.EPOCH, 0, 0, false, 0, Instant.EPOCH),
        new Diary(HashTreePMap.empty(), HashTreePMap.empty()),
        new Voice(
            Optional.empty(), HashTreePSet.empty(), TreePVector.empty(), HashTreePSet.empty()),
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        Optional.empty(),
        HashTreePMap.empty());
  }

  boolean isSupervised() {
    return admission.isPresent() && !standing.released();
  }

  /** Credited in a month. */
  int minutesIn(String month) {
    return activity.values().stream()
        .filter(credit -> credit.month().equals(month))
        .mapToInt(Credit::minutes)
        .sum();
  }

  SupervisedState with(Standing next) {
    return new SupervisedState(
        admission, next, diary, voice, leaves, open, activity, touched, looks);
  }

  SupervisedState with(Diary next) {
    return new SupervisedState(
        admission, standing, next, voice, leaves, open, activity, touched, looks);
  }

  SupervisedState with(Voice next) {
    return new SupervisedState(
        admission, standing, diary, next, leaves, open, activity, touched, looks);
  }

  SupervisedState withLeave(String key, Leave leave) {
    return new SupervisedState(
        admission, standing, diary, voice, leaves.plus(key, leave), open, activity, touched, looks);
  }

  SupervisedState withOpen(PMap<String, Raised> next) {
    return new SupervisedState(
        admission, standing, diary, voice, leaves, next, activity, touched, looks);
  }

  SupervisedState withCredit(String key, Credit credit) {
    return new SupervisedState(
        admission,
        standing,
        diary,
        voice,
        leaves,
        open,
        activity.plus(key, credit),
        touched,
        looks);
  }

  SupervisedState touching(Optional<Deed> deed) {
    return new SupervisedState(
        admission, standing, diary, voice, leaves, open, activity, deed, looks);
  }

  SupervisedState lookedInto(String officer, Instant at) {
    return new SupervisedState(
        admission,
        standing,
        diary,
        voice,
        leaves,
        open,
        activity,
        touched,
        looks.plus(officer, at));
  }

  /** Whether this officer's look is on record, and not long ago. */
  boolean isOpenFor(String officer, Instant now) {
    var opened = looks.get(officer);
    return opened != null && now.isBefore(opened.plus(LOOK_LASTS));
  }
}
