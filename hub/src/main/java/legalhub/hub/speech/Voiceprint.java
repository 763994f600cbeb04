package legalhub.hub.speech;

import java.util.OptionalDouble;
import java.util.concurrent.CompletionStage;

/** A plug-in that knows people by their voices. */
public interface Voiceprint {
  /**
   * How much a voice is like the person's.
   *
   * @param subject the person's id, which says nothing about who it is and never changes
   * @return 0 (another's) to 1 (the same); empty for a person who isn't known to it yet; it fails
   *     where nothing can be told, and completes within a limit of its own
   */
  CompletionStage<OptionalDouble> likeness(String subject, Recording recording);
}
