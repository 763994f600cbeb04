package legalhub.actors.consultation;

/** What a side sends, from the best to the least; measured by its page. */
public enum MediaStep {
  VIDEO,
  LOW_VIDEO,
  AUDIO,
  TEXT,
  CALLBACK
}
