package legalhub.actors.consultation;

import java.time.Instant;
import java.util.Optional;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.session.Media;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * What is on file about one consultation, whatever its state of life.
 *
 * @param changes counts what the matter must hear of
 */
public record File(
    Consultation.Commission commission,
    Instant opened,
    PMap<Side, Media> media,
    PVector<Line> chat,
    PMap<Side, Consultation.Quality> quality,
    boolean onHold,
    boolean conflictChecked,
    Papers papers,
    long changes) {

  /** A line of chat. */
  record Line(Side from, Sealed text, Instant at) {}

  /** What was written afterwards. */
  record Papers(Optional<Written> record, PVector<Note> addenda, Optional<Integer> stars) {}

  /**
   * @param first when the record was first written: from then its lock is counted
   */
  record Written(Consultation.Advice advice, Instant first, Instant latest) {}

  record Note(Sealed text, Instant at) {}

  static File of(Consultation.Commission commission, Instant at) {
    var papers = new Papers(Optional.empty(), TreePVector.empty(), Optional.empty());
    return new File(
        commission,
        at,
        HashTreePMap.empty(),
        TreePVector.empty(),
        HashTreePMap.empty(),
        false,
        false,
        papers,
        1);
  }

  File with(Side side, Media shown) {
    return new File(
        commission,
        opened,
        media.plus(side, shown),
        chat,
        quality,
        onHold,
        conflictChecked,
        papers,
        changes);
  }

  File with(Line line) {
    return new File(
        commission,
        opened,
        media,
        chat.plus(line),
        quality,
        onHold,
        conflictChecked,
        papers,
        changes);
  }

  File with(Side side, Consultation.Quality measured) {
    return new File(
        commission,
        opened,
        media,
        chat,
        quality.plus(side, measured),
        onHold,
        conflictChecked,
        papers,
        changes);
  }

  File onHold(boolean on) {
    return new File(commission, opened, media, chat, quality, on, conflictChecked, papers, changes);
  }

  File checked() {
    return new File(commission, opened, media, chat, quality, onHold, true, papers, changes);
  }

  File changed() {
    return new File(
        commission, opened, media, chat, quality, onHold, conflictChecked, papers, changes + 1);
  }

  File written(Consultation.Advice advice, Instant at) {
    var first = papers.record().map(Written::first).orElse(at);
    return with(new Papers(
            Optional.of(new Written(advice, first, at)), papers.addenda(), papers.stars()))
        .changed();
  }

  File with(Note note) {
    return with(new Papers(papers.record(), papers.addenda().plus(note), papers.stars()));
  }

  File rated(int stars) {
    return with(new Papers(papers.record(), papers.addenda(), Optional.of(stars)));
  }

  private File with(Papers next) {
    return new File(
        commission, opened, media, chat, quality, onHold, conflictChecked, next, changes);
  }
}
