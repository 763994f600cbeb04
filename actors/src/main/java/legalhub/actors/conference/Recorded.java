package legalhub.actors.conference;

import legalhub.actors.conference.Conference.Recording;
import legalhub.actors.conference.ConferenceState.Open;

/** What the recorder of one conference was told last. */
final class Recorded {
  private final ConferenceId id;
  private final ConferenceRecorder recorder;
  private boolean runs;

  /** A recorder may have been told by an incarnation before. */
  private boolean told;

  Recorded(ConferenceId id, ConferenceRecorder recorder) {
    this.id = id;
    this.recorder = recorder;
  }

  void follow(ConferenceState state) {
    boolean may = state instanceof Open open && open.terms().recording() == Recording.RUNS;
    boolean everAsked =
        state instanceof ConferenceState.Opened opened
            && opened.roll().terms().recording() != Recording.NONE;
    if (everAsked && (!told || may != runs)) {
      told = true;
      runs = may;
      if (may) {
        recorder.begin(id);
      } else {
        recorder.end(id);
      }
    }
  }
}
