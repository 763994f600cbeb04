package legalhub.hub.speech;

import java.util.concurrent.CompletionStage;

/** A plug-in that writes down what is said. */
public interface SpeechToText {
  /**
   * @return the words, empty where none were understood; it fails where nothing can be told, and
   *     completes within a limit of its own
   */
  CompletionStage<String> text(Recording recording);
}
