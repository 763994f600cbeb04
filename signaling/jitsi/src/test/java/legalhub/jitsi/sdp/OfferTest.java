package legalhub.jitsi.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import legalhub.actors.conference.MemberId;
import legalhub.jitsi.sdp.Layout.Slot;
import legalhub.jitsi.sdp.Source.Layer;
import org.junit.jupiter.api.Test;

class OfferTest {
  private static final Transport BRIDGE =
      new Transport(
          "ufrag",
          "passwordpasswordpassword",
          new Fingerprint("sha-256", "AB" + ":CD".repeat(31), "actpass"),
          List.of(
              new Candidate("1", 2_130_706_431L, "192.0.2.7", 10_000, "host"),
              new Candidate("2", 1_694_498_815L, "203.0.113.7", 10_000, "srflx")));

  static Source source(int member, Track track, long ssrc) {
    return new Source(
        new MemberId("m" + member),
        track,
        List.of(new Layer(ssrc, track.isSound() ? 0 : ssrc + 1), new Layer(ssrc + 2, ssrc + 3)));
  }

  @Test
  void theFirstOfferHasPlaceForWhatThePageSends() {
    assertThat(new Offer(7, 1, BRIDGE, Layout.EMPTY).write())
        .isEqualTo(
            """
            v=0
            o=- 7 1 IN IP4 0.0.0.0
            s=-
            c=IN IP4 0.0.0.0
            t=0 0
            a=group:BUNDLE 0 1 2
            a=msid-semantic: WMS *
            a=ice-ufrag:ufrag
            a=ice-pwd:passwordpasswordpassword
            a=ice-options:trickle
            a=fingerprint:sha-256 AB%s
            a=setup:actpass
            m=audio 9 UDP/TLS/RTP/SAVPF 111
            a=mid:0
            a=rtcp-mux
            a=rtcp-rsize
            a=rtpmap:111 opus/48000/2
            a=fmtp:111 minptime=10;useinbandfec=1
            a=rtcp-fb:111 transport-cc
            a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
            a=extmap:5 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
            a=recvonly
            a=candidate:1 1 udp 2130706431 192.0.2.7 10000 typ host
            a=candidate:2 1 udp 1694498815 203.0.113.7 10000 typ srflx raddr 0.0.0.0 rport 0
            a=end-of-candidates
            m=video 9 UDP/TLS/RTP/SAVPF 100 101
            a=mid:1
            a=rtcp-mux
            a=rtcp-rsize
            a=rtpmap:100 VP8/90000
            a=rtcp-fb:100 ccm fir
            a=rtcp-fb:100 nack
            a=rtcp-fb:100 nack pli
            a=rtcp-fb:100 transport-cc
            a=rtpmap:101 rtx/90000
            a=fmtp:101 apt=100
            a=extmap:3 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time
            a=extmap:5 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
            a=recvonly
            a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id
            a=extmap:11 urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id
            a=rid:l recv
            a=rid:m recv
            a=rid:h recv
            a=simulcast:recv l;m;h
            m=video 9 UDP/TLS/RTP/SAVPF 100 101
            a=mid:2
            a=rtcp-mux
            a=rtcp-rsize
            a=rtpmap:100 VP8/90000
            a=rtcp-fb:100 ccm fir
            a=rtcp-fb:100 nack
            a=rtcp-fb:100 nack pli
            a=rtcp-fb:100 transport-cc
            a=rtpmap:101 rtx/90000
            a=fmtp:101 apt=100
            a=extmap:3 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time
            a=extmap:5 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
            a=recvonly
            """
                .formatted(":CD".repeat(31))
                .replace("\n", "\r\n"));
  }

  @Test
  void whatOthersSendStandsBehindIt() {
    var layout =
        new Layout(
            List.of(
                new Slot(Track.SOUND, Optional.of(source(2, Track.SOUND, 10))),
                new Slot(Track.CAMERA, Optional.of(source(2, Track.CAMERA, 20))),
                new Slot(Track.CAMERA, Optional.empty())));
    var sdp = new Offer(7, 2, BRIDGE, layout).write();

    assertThat(sdp).contains("a=group:BUNDLE 0 1 2 3 4 5\r\n");
    assertThat(sdp.substring(sdp.indexOf("a=mid:3")))
        .contains("a=sendonly\r\na=msid:m2 m2-a0\r\na=ssrc:10 cname:m2\r\nm=video")
        .contains(
            "a=sendonly\r\na=msid:m2 m2-v0\r\na=ssrc-group:FID 20 21\r\n"
                + "a=ssrc:20 cname:m2\r\na=ssrc:21 cname:m2\r\nm=video")
        .endsWith("a=inactive\r\n");
  }

  /** A signal holds 48 KiB. */
  @Test
  void aConferenceOfThirtyFitsInAFrame() {
    var others =
        IntStream.rangeClosed(2, 30)
            .boxed()
            .flatMap(
                i ->
                    List.of(
                        source(i, Track.SOUND, 4_000_000_000L + i),
                        source(i, Track.CAMERA, 4_100_000_000L + i * 4))
                        .stream())
            .toList();
    assertThat(new Offer(7, 1, BRIDGE, Layout.EMPTY.with(others)).write().length())
        .isLessThan(48 * 1024);
  }
}
