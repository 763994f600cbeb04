package legalhub.actors.consultation;

import legalhub.actors.session.Media;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** How the two speak with each other: what each sends, how it arrives, and what they write. */
record Talk(
    PMap<Side, Media> media,
    PMap<Side, Consultation.Quality> quality,
    PMap<Side, MediaStep> steps,
    PVector<File.Line> chat,
    Conferencing conferencing) {

  /** Whether a conference was opened beside the consultation. */
  enum Conferencing {
    NONE,
    OPEN,
    /** And the two can't do without its bridge. */
    NO_DIRECT_LINE
  }

  static Talk none() {
    return new Talk(
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        TreePVector.empty(),
        Conferencing.NONE);
  }

  Talk with(Side side, Media shown) {
    return new Talk(media.plus(side, shown), quality, steps, chat, conferencing);
  }

  Talk with(Side side, Consultation.Quality measured) {
    return new Talk(media, quality.plus(side, measured), steps, chat, conferencing);
  }

  Talk with(Side side, MediaStep step) {
    return new Talk(media, quality, steps.plus(side, step), chat, conferencing);
  }

  Talk with(File.Line line) {
    return new Talk(media, quality, steps, chat.plus(line), conferencing);
  }

  Talk with(Conferencing next) {
    return new Talk(media, quality, steps, chat, next);
  }
}
