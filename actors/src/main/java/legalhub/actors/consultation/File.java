package legalhub.actors.consultation;

import java.time.Instant;
import java.util.Optional;
import legalhub.actors.privacy.Sealed;
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
    Talk talk,
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
    return new File(commission, at, Talk.none(), false, false, papers, 1);
  }

  File with(Talk next) {
    return new File(commission, opened, next, onHold, conflictChecked, papers, changes);
  }

  File onHold(boolean on) {
    return new File(commission, opened, talk, on, conflictChecked, papers, changes);
  }

  File checked() {
    return new File(commission, opened, talk, onHold, true, papers, changes);
  }

  File changed() {
    return new File(commission, opened, talk, onHold, conflictChecked, papers, changes + 1);
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
    return new File(commission, opened, talk, onHold, conflictChecked, next, changes);
  }
}
