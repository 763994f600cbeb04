package legalhub.hub.admin;

import java.util.concurrent.CompletionStage;

/** The keys under which personal values are sealed. */
public interface SubjectKeys {
  /** Deletes a person's key: nothing of theirs can be opened any more. */
  CompletionStage<Void> erase(String subject);

  /**
   * Wraps the remaining keys anew and destroys the old master key, so that no backup brings an
   * erased key back.
   *
   * @return the generation that is current afterwards
   */
  CompletionStage<Integer> rotate();
}
