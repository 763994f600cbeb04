package legalhub.hub.audio;

import java.time.Duration;

/** Goes through a recording's frames: how long they are, and how much of them is speech. */
final class Listening {
  /** A minute takes about 0.3 s of a core. Of what is longer, every second stretch, or third … */
  static final Duration LISTENED_MAX = Duration.ofSeconds(90);

  static final Duration STRETCH = Duration.ofSeconds(10);

  /** After so many broken frames it is given up where fewer were good. */
  private static final int BROKEN_MAX = 50;

  private final Frames frames;
  private final Voice voice;
  private final SpeechMeter meter = new SpeechMeter();
  private final long ticks;
  private long listened;
  private int broken;
  private int good;

  Listening(Frames frames, Voice voice) {
    this.frames = frames;
    this.voice = voice;
    long sum = 0;
    for (int frame = 0; frame < frames.count(); frame++) {
      sum += ticks(frame);
    }
    ticks = sum;
  }

  Duration length() {
    return Duration.ofMillis(ticks * 1000 / voice.tickRate());
  }

  /**
   * Decodes. Between the stretches there is taken to be as much speech as in them.
   *
   * @throws Unheard if most frames can't be decoded
   */
  Duration speech() throws Unheard {
    long stretch = STRETCH.toSeconds() * voice.tickRate();
    long most = LISTENED_MAX.toSeconds() * voice.tickRate();
    long every = Math.max(1, (ticks + most - 1) / most);
    long at = 0;
    for (int frame = 0; frame < frames.count(); frame++) {
      if (at / stretch % every == 0) {
        listen(frame);
      }
      at += ticks(frame);
    }
    if (broken >= good) {
      throw new Unheard(Hearing.Flaw.UNDECODABLE);
    }
    return Duration.ofMillis(meter.speech().toMillis() * ticks / listened);
  }

  private void listen(int frame) throws Unheard {
    var samples = voice.decode(frames.recording(), frames.start(frame), frames.length(frame));
    meter.add(samples);
    listened += ticks(frame);
    if (samples.length > 0) {
      good++;
    } else {
      broken++;
    }
    if (broken > BROKEN_MAX && broken > good) {
      throw new Unheard(Hearing.Flaw.UNDECODABLE);
    }
  }

  private int ticks(int frame) {
    return voice.ticks(frames.recording(), frames.start(frame), frames.length(frame));
  }
}
