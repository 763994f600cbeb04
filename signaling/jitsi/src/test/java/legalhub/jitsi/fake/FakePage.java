package legalhub.jitsi.fake;

import java.util.ArrayList;
import java.util.List;

/** What a page of one member answers, in the words of a browser. */
public final class FakePage {
  private final List<String> lines = new ArrayList<>();

  /** As Chromium with a camera in three sizes, and no screen. */
  public static String answer(String offer, long firstSsrc) {
    return answer(sectionsOf(offer), firstSsrc, true);
  }

  /** As a page without camera and microphone. */
  public static String listening(String offer) {
    return new FakePage()
        .head()
        .section("audio", 0, List.of())
        .section("video", 1, List.of())
        .rest(2, sectionsOf(offer));
  }

  public static String answer(int sections, long first, boolean simulcast) {
    var sound = List.of("a=sendonly", "a=ssrc:" + first + " cname:x");
    var camera = new ArrayList<>(List.of("a=sendonly"));
    int layers = simulcast ? 3 : 1;
    if (simulcast) {
      camera.add("a=simulcast:send l;m;h");
      camera.add("a=ssrc-group:SIM " + (first + 1) + " " + (first + 2) + " " + (first + 3));
    }
    for (int i = 1; i <= layers; i++) {
      camera.add("a=ssrc-group:FID " + (first + i) + " " + (first + 10 + i));
    }
    for (int i = 1; i <= layers; i++) {
      camera.add("a=ssrc:" + (first + i) + " cname:x");
      camera.add("a=ssrc:" + (first + 10 + i) + " cname:x");
    }
    return new FakePage()
        .head()
        .section("audio", 0, sound)
        .section("video", 1, camera)
        .rest(2, sections);
  }

  public static int sectionsOf(String sdp) {
    return (int) sdp.lines().filter(line -> line.startsWith("m=")).count();
  }

  private FakePage head() {
    lines.addAll(List.of("v=0", "o=- 1 2 IN IP4 127.0.0.1", "s=-", "t=0 0"));
    return this;
  }

  private FakePage section(String media, int mid, List<String> own) {
    lines.add("m=" + media + " 9 UDP/TLS/RTP/SAVPF 111");
    lines.add("a=ice-ufrag:page");
    lines.add("a=ice-pwd:ofthepageofthepageofthepage");
    lines.add("a=fingerprint:sha-256 AE" + ":C4".repeat(31));
    lines.add("a=setup:active");
    lines.add("a=mid:" + mid);
    lines.addAll(own.isEmpty() ? List.of("a=inactive") : own);
    return this;
  }

  private String rest(int from, int sections) {
    for (int i = from; i < sections; i++) {
      section(i == 2 ? "video" : "audio", i, List.of());
    }
    return String.join("\r\n", lines) + "\r\n";
  }
}
