package legalhub.edge.codec;

import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.voicereport.VoiceReport;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.Command.BodyCase;

/** The pieces of a voice report, and listening to them. */
final class VoiceCommands {
  /** As recorders name what they write. */
  private static final Pattern MIME =
      Pattern.compile("audio/(webm|mp4)(; ?codecs=[\"a-zA-Z0-9., ]{1,40})?");

  private static final int SEGMENT_MAX = 50;

  private VoiceCommands() {}

  static void addTo(Map<BodyCase, CommandCodec.Translator> translators) {
    translators.put(BodyCase.OPEN_SEGMENT, (command, speaker) -> openSegment(command));
    translators.put(BodyCase.LISTEN, (command, speaker) -> listen(command));
  }

  private static Translated openSegment(Command command) {
    var open = command.getOpenSegment();
    boolean sound =
        Field.isId(open.getReportId())
            && isSegment(open.getSegment())
            && MIME.matcher(open.getMime()).matches()
            && open.getStartedMillis() > 0;
    return sound
        ? Translated.to(
            report(open.getReportId()),
            new VoiceReport.OpenSegment(
                open.getSegment(), open.getMime(), Instant.ofEpochMilli(open.getStartedMillis())))
        : Translated.invalid();
  }

  private static Translated listen(Command command) {
    var listen = command.getListen();
    return Field.isId(listen.getReportId())
            && Field.isId(listen.getListeningId())
            && isSegment(listen.getSegment())
            && Field.isCount(listen.getAfter())
        ? Translated.to(report(listen.getReportId()), new VoiceReport.Hear(listen.getListeningId()))
        : Translated.invalid();
  }

  static boolean isSegment(int number) {
    return number >= 1 && number <= SEGMENT_MAX;
  }

  private static EntityAddress report(String id) {
    return new EntityAddress(EntityKind.VOICE_REPORT, id);
  }
}
