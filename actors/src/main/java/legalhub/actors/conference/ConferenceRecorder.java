package legalhub.actors.conference;

/**
 * Records conferences, outside of this hub: a plug-in. It is told only of what has everybody's
 * consent on record, and must stop at once when it is told so. Called in the conference's own
 * thread: must not block.
 */
public interface ConferenceRecorder {
  /** Everybody who is in has consented: from now on. Said again after a conference has moved. */
  void begin(ConferenceId conference);

  /** A consent is missing, or the conference is over. May be said of what never began. */
  void end(ConferenceId conference);
}
