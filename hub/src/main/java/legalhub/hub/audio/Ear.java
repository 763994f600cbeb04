package legalhub.hub.audio;

import java.time.Duration;

/**
 * Listens to a recording. Pure; takes processor time in proportion to its length, so call it where
 * that may be.
 */
public final class Ear {
  private Ear() {}

  /**
   * @param recording of any content, 10 MiB at most
   */
  public static Hearing hear(byte[] recording) {
    try {
      return hear(track(recording));
    } catch (Unheard nothing) {
      return new Hearing.NotAudio(nothing.flaw());
    }
  }

  private static Track track(byte[] recording) throws Unheard {
    if (Webm.is(recording)) {
      return Webm.read(recording);
    }
    if (Mp4.is(recording)) {
      return Mp4.read(recording);
    }
    throw new Unheard(Hearing.Flaw.UNKNOWN_CONTAINER);
  }

  private static Hearing hear(Track track) throws Unheard {
    var frames = track.frames();
    if (frames.count() == 0) {
      throw new Unheard(Hearing.Flaw.NO_FRAMES);
    }
    if (frames.areTooMany()) {
      throw new Unheard(Hearing.Flaw.UNDECODABLE);
    }
    var listening = new Listening(frames, Voice.of(track.coding()));
    var skip = track.coding() instanceof Track.Opus opus ? opus.skipped() : Duration.ZERO;
    var length = max(listening.length().minus(skip), Duration.ZERO);
    var speech = min(listening.speech(), length);
    return new Hearing.Heard(track.codec(), length, speech, frames.print(), frames.isCut());
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
