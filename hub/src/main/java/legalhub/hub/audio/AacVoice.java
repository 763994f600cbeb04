package legalhub.hub.audio;

import java.util.Arrays;
import java.util.List;
import java.util.logging.Logger;
import net.sourceforge.jaad.aac.ChannelConfiguration;
import net.sourceforge.jaad.aac.Decoder;
import net.sourceforge.jaad.aac.DecoderConfig;
import net.sourceforge.jaad.aac.Profile;
import net.sourceforge.jaad.aac.syntax.BitStream;
import net.sourceforge.jaad.aac.syntax.SyntacticElements;
import net.sourceforge.jaad.mp4.MP4Exception;

/**
 * AAC-LC by JAAD, of which only the decoder's inside is used: its reader of containers trusts
 * lengths and knows no fragments, and the decoder's outside logs each broken frame.
 */
final class AacVoice implements Voice {
  private static final int TICKS = 1024;
  private static final int RATE_MAX = 48_000;
  private static final float FULL_SCALE = 32_768;
  private static final int CHANNELS_MAX = 2;

  /** 6144 bits a channel is the most that the standard allows. */
  private static final int FRAME_BYTES_MAX = CHANNELS_MAX * 6144 / 8;

  /** The library logs what strangers send. Held, since else the logger could be forgotten. */
  private static final Logger LIBRARY = Logger.getLogger("jaad");

  static {
    LIBRARY.setUseParentHandlers(false);
  }

  private final SyntacticElements decoder;
  private final int coreRate;
  private final Thinning thinning = new Thinning();

  private AacVoice(DecoderConfig config) {
    decoder = new SyntacticElements(config);
    coreRate = config.getSampleFrequency().getFrequency();
  }

  static AacVoice of(Track.Aac coding) throws Unheard {
    DecoderConfig config;
    try {
      config = Decoder.create(coding.config()).getConfig();
    } catch (MP4Exception | RuntimeException garbled) {
      throw new Unheard(Hearing.Flaw.UNKNOWN_CODEC);
    }
    int rate = config.getSampleFrequency().getFrequency();
    var channels = config.getChannelConfiguration();
    if (config.getProfile() != Profile.AAC_LC
        || rate < RATE
        || rate > RATE_MAX
        || channels != ChannelConfiguration.MONO && channels != ChannelConfiguration.STEREO) {
      throw new Unheard(Hearing.Flaw.UNKNOWN_CODEC);
    }
    return new AacVoice(config);
  }

  @Override
  public int tickRate() {
    return coreRate;
  }

  @Override
  public int ticks(byte[] recording, int start, int length) {
    return length > FRAME_BYTES_MAX ? 0 : TICKS;
  }

  @Override
  public float[] decode(byte[] recording, int start, int length) {
    if (length > FRAME_BYTES_MAX) {
      return new float[0];
    }
    try {
      decoder.startNewFrame();
      decoder.decode(BitStream.open(Arrays.copyOfRange(recording, start, start + length)));
      var channels = decoder.process();
      return channels.isEmpty() || channels.size() > CHANNELS_MAX ? new float[0] : mixed(channels);
    } catch (RuntimeException garbled) {
      return new float[0];
    }
  }

  private float[] mixed(List<float[]> channels) {
    // As many as a frame has, or twice that where the upper half of the spectrum was made up (SBR).
    int count = channels.get(0).length;
    var samples = new float[count];
    for (var channel : channels) {
      for (int i = 0; i < count; i++) {
        samples[i] += channel[i] / FULL_SCALE / channels.size();
      }
    }
    return thinning.of(samples, coreRate * count / TICKS);
  }
}
