package legalhub.jitsi.sdp;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import legalhub.jitsi.sdp.Codecs.Extension;
import legalhub.jitsi.sdp.Layout.Slot;

/**
 * The hub's offer to one page: three sections in which the page sends, then one for each source of
 * the others. All of it goes over one transport, which is said once, for the whole session: so
 * forty members fit in a frame.
 *
 * @param session names the leg's description, the same in all its offers
 * @param version one more with each
 */
public record Offer(long session, int version, Transport bridge, Layout layout) {

  public String write() {
    var sdp = new StringBuilder(2048);
    line(sdp, "v=0");
    line(sdp, "o=- " + session + " " + version + " IN IP4 0.0.0.0");
    line(sdp, "s=-");
    line(sdp, "c=IN IP4 0.0.0.0");
    line(sdp, "t=0 0");
    int sections = Track.values().length + layout.slots().size();
    line(sdp, "a=group:BUNDLE " + numbers(sections));
    line(sdp, "a=msid-semantic: WMS *");
    line(sdp, "a=ice-ufrag:" + bridge.ufrag());
    line(sdp, "a=ice-pwd:" + bridge.password());
    line(sdp, "a=ice-options:trickle");
    line(sdp, "a=fingerprint:" + bridge.fingerprint().hash() + " " + bridge.fingerprint().value());
    line(sdp, "a=setup:actpass");
    for (var track : Track.values()) {
      taken(sdp, track);
    }
    for (int i = 0; i < layout.slots().size(); i++) {
      shown(sdp, Track.values().length + i, layout.slots().get(i));
    }
    return sdp.toString();
  }

  /** What the page may send. */
  private void taken(StringBuilder sdp, Track track) {
    section(sdp, track.ordinal(), track.isSound());
    line(sdp, "a=recvonly");
    if (track == Track.SOUND) {
      bridge.candidates().forEach(candidate -> line(sdp, "a=" + candidate.write()));
      line(sdp, "a=end-of-candidates");
    }
    if (track == Track.CAMERA) {
      Codecs.SIMULCAST.forEach(extension -> extension(sdp, extension));
      Codecs.RIDS.forEach(rid -> line(sdp, "a=rid:" + rid + " recv"));
      line(sdp, "a=simulcast:recv " + String.join(";", Codecs.RIDS));
    }
  }

  /** What the page gets of somebody. */
  private void shown(StringBuilder sdp, int mid, Slot slot) {
    section(sdp, mid, slot.track().isSound());
    line(sdp, slot.source().isPresent() ? "a=sendonly" : "a=inactive");
    slot.source().ifPresent(source -> streams(sdp, source));
  }

  private static void streams(StringBuilder sdp, Source source) {
    var owner = source.owner().value();
    var first = source.first();
    line(sdp, "a=msid:" + owner + " " + source.name());
    if (first.isRepaired()) {
      line(sdp, "a=ssrc-group:FID " + first.ssrc() + " " + first.repair());
    }
    var ssrcs = first.isRepaired() ? List.of(first.ssrc(), first.repair()) : List.of(first.ssrc());
    ssrcs.forEach(ssrc -> line(sdp, "a=ssrc:" + ssrc + " cname:" + owner));
  }

  private static void section(StringBuilder sdp, int mid, boolean sound) {
    line(
        sdp,
        sound
            ? "m=audio 9 UDP/TLS/RTP/SAVPF " + Codecs.OPUS
            : "m=video 9 UDP/TLS/RTP/SAVPF " + Codecs.VP8 + " " + Codecs.REPAIR);
    line(sdp, "a=mid:" + mid);
    line(sdp, "a=rtcp-mux");
    line(sdp, "a=rtcp-rsize");
    if (sound) {
      int opus = Codecs.OPUS;
      line(sdp, "a=rtpmap:" + opus + " opus/" + Codecs.OPUS_CLOCK + "/" + Codecs.OPUS_CHANNELS);
      line(sdp, "a=fmtp:" + opus + " minptime=10;useinbandfec=1");
      Codecs.OPUS_FEEDBACK.forEach(kind -> line(sdp, "a=rtcp-fb:" + opus + " " + kind));
    } else {
      line(sdp, "a=rtpmap:" + Codecs.VP8 + " VP8/" + Codecs.VP8_CLOCK);
      Codecs.VP8_FEEDBACK.forEach(kind -> line(sdp, "a=rtcp-fb:" + Codecs.VP8 + " " + kind));
      line(sdp, "a=rtpmap:" + Codecs.REPAIR + " rtx/" + Codecs.VP8_CLOCK);
      line(sdp, "a=fmtp:" + Codecs.REPAIR + " apt=" + Codecs.VP8);
    }
    Codecs.extensionsOf(sound).forEach(extension -> extension(sdp, extension));
  }

  private static void extension(StringBuilder sdp, Extension extension) {
    line(sdp, "a=extmap:" + extension.id() + " " + extension.uri());
  }

  private static String numbers(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).collect(Collectors.joining(" "));
  }

  private static void line(StringBuilder sdp, String text) {
    sdp.append(text).append("\r\n");
  }
}
