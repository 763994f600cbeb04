package legalhub.actors.voicereport;

import java.util.Collection;

/** What a report counts as. */
public enum Verdict {
  ACCEPTED,
  /** It counts, and a person looks at it. */
  NEEDS_REVIEW,
  /** It doesn't count: to be done again. */
  REJECTED;

  /** The heaviest reason decides. */
  public static Verdict of(Collection<Reason> reasons) {
    if (reasons.stream().anyMatch(reason -> reason.weight() == Reason.Weight.REJECTS)) {
      return REJECTED;
    }
    return reasons.stream().anyMatch(reason -> reason.weight() == Reason.Weight.WANTS_A_LOOK)
        ? NEEDS_REVIEW
        : ACCEPTED;
  }

  public boolean counts() {
    return this != REJECTED;
  }
}
