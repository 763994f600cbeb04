package legalhub.actors.voicereport;

/**
 * What was found about a report. A machine only sorts: whether it has consequences, a person
 * decides.
 */
public enum Reason {
  /** It isn't a recording of a kind that is taken. */
  NOT_AUDIO(Weight.REJECTS),
  /** Nobody speaks in it. */
  SILENT(Weight.REJECTS),
  /** Less speech than a report needs. */
  TOO_SHORT(Weight.REJECTS),
  /** The very same recording came before. */
  HEARD_BEFORE(Weight.WANTS_A_LOOK),
  /** From another device than the person's. */
  OTHER_DEVICE(Weight.WANTS_A_LOOK),
  /** Outside the hours of reports. */
  OUTSIDE_WINDOW(Weight.WANTS_A_LOOK),
  /** Outside the allowed area, without leave. */
  OUT_OF_BOUNDS(Weight.WANTS_A_LOOK),
  /** Chunks are missing; the pieces say which. */
  INCOMPLETE(Weight.WANTS_A_LOOK),
  /** What arrived isn't what the page says that it sent. */
  HASH_MISMATCH(Weight.WANTS_A_LOOK),
  /** A long break between two pieces. */
  GAP(Weight.WANTS_A_LOOK),
  /** It plays longer than it can have been spoken. */
  LENGTH_MISMATCH(Weight.WANTS_A_LOOK),
  /** Nobody ended it. */
  UNFINISHED(Weight.WANTS_A_LOOK),
  /** The digits that were shown weren't read aloud, as another system understood it. */
  DIGITS_NOT_READ(Weight.WANTS_A_LOOK),
  /** Another system took it for another's voice than that of the person's reports before. */
  VOICE_UNLIKE(Weight.WANTS_A_LOOK),
  /** Near the boundary, by the accuracy of its position. */
  UNCERTAIN_POSITION(Weight.IS_NOTED),
  /** Another system was to check it and gave no answer. */
  UNCHECKED(Weight.IS_NOTED),
  /** No position was given. */
  NO_POSITION(Weight.IS_NOTED);

  /** What one reason does. */
  enum Weight {
    IS_NOTED,
    WANTS_A_LOOK,
    REJECTS
  }

  private final Weight weight;

  Reason(Weight weight) {
    this.weight = weight;
  }

  Weight weight() {
    return weight;
  }
}
