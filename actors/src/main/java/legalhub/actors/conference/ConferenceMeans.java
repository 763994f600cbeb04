package legalhub.actors.conference;

import java.util.Optional;

/** What this hub has for conferences; without a backend there are none. */
public record ConferenceMeans(
    Optional<ConferenceBackend> backend, Optional<ConferenceRecorder> recorder) {
  public static final ConferenceMeans NONE =
      new ConferenceMeans(Optional.empty(), Optional.empty());
}
