package legalhub.jitsi.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import legalhub.actors.conference.MemberId;
import legalhub.jitsi.fake.FakePage;
import legalhub.jitsi.sdp.Source.Layer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTest {
  private static final MemberId M1 = new MemberId("m1");
  private static final String GOOD = FakePage.answer(5, 100, true);

  private static String camera(String... lines) {
    var sdp = FakePage.answer(3, 100, false);
    int from = sdp.indexOf("a=mid:1\r\n") + "a=mid:1\r\n".length();
    int to = sdp.indexOf("m=video", from);
    return sdp.substring(0, from) + String.join("\r\n", lines) + "\r\n" + sdp.substring(to);
  }

  private static List<Layer> layers(String... lines) throws UnusableSdp {
    return Answer.read(M1, camera(lines)).sources().stream()
        .filter(source -> source.track() == Track.CAMERA)
        .findFirst()
        .map(Source::layers)
        .orElse(List.of());
  }

  @Test
  void whatThePageIsReachedByAndSends() throws UnusableSdp {
    var answer = Answer.read(M1, GOOD);
    assertThat(answer.page().ufrag()).isEqualTo("page");
    assertThat(answer.page().fingerprint().setup()).isEqualTo("active");
    assertThat(answer.sections()).isEqualTo(5);
    assertThat(answer.sources())
        .containsExactly(
            new Source(M1, Track.SOUND, List.of(new Layer(100, 0))),
            new Source(
                M1,
                Track.CAMERA,
                List.of(new Layer(101, 111), new Layer(102, 112), new Layer(103, 113))));
  }

  @Test
  void aBrowserThatNamesLayersWithoutGroupingThem() throws UnusableSdp {
    assertThat(
            layers(
                "a=sendonly",
                "a=simulcast:send l;m",
                "a=ssrc:1 cname:{a}",
                "a=ssrc:2 cname:{a}",
                "a=ssrc:11 cname:{a}",
                "a=ssrc:12 cname:{a}",
                "a=ssrc-group:FID 1 11",
                "a=ssrc-group:FID 2 12"))
        .containsExactly(new Layer(1, 11), new Layer(2, 12));
  }

  @Test
  void aBrowserWithoutLayersOrRepair() throws UnusableSdp {
    assertThat(layers("a=sendrecv", "a=ssrc:1 cname:x")).containsExactly(new Layer(1, 0));
    assertThat(layers("a=sendonly", "a=ssrc:1 cname:x", "a=ssrc:2 cname:x"))
        .containsExactly(new Layer(1, 0));
  }

  @Test
  void moreThanThreeLayersAreThree() throws UnusableSdp {
    assertThat(layers("a=sendonly", "a=ssrc-group:SIM 1 2 3 4", "a=ssrc:1 x"))
        .extracting(Layer::ssrc)
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void whatIsNotSentIsNoSource() throws UnusableSdp {
    assertThat(layers("a=inactive", "a=ssrc:1 cname:x")).isEmpty();
    assertThat(layers("a=recvonly", "a=ssrc:1 cname:x")).isEmpty();
    assertThat(layers("a=sendonly")).isEmpty();
    var rejected = GOOD.replaceFirst("m=video 9", "m=video 0");
    assertThat(Answer.read(M1, rejected).sources())
        .extracting(Source::track)
        .containsExactly(Track.SOUND);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # said             | instead                 | code
          v=0                | v=1                     | SDP_UNREADABLE
          a=ice-ufrag:page   | a=ice-ufrag:p           | SDP_ICE
          a=ice-ufrag:page   | a=ice-ufrag:pa ge       | SDP_ICE
          a=ice-pwd:ofthe    | a=ice-pwd:'<'           | SDP_ICE
          sha-256 AE         | sha-256 GG              | SDP_FINGERPRINT
          sha-256 AE         | md5 AE                  | SDP_FINGERPRINT
          a=setup:active     | a=setup:holdconn        | SDP_FINGERPRINT
          a=ssrc:100 cname   | a=ssrc:0 cname          | SDP_STREAMS
          a=ssrc:100 cname   | a=ssrc:4294967296 cname | SDP_STREAMS
          a=ssrc:100 cname   | a=ssrc:-1 cname         | SDP_STREAMS
          a=ssrc:100 cname   | a=ssrc:101 cname        | SDP_STREAMS
          SIM 101            | SIM 101x                | SDP_STREAMS
          m=audio            | m=video                 | SDP_SECTIONS
          m=video            | m=text                  | SDP_SECTIONS
          """)
  void whatABrowserDoesntWriteIsRefused(String said, String instead, String code) {
    assertThatThrownBy(() -> Answer.read(M1, GOOD.replace(said, instead)))
        .isInstanceOfSatisfying(UnusableSdp.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void everyLimitHoldsAndOnePastItDoesnt() throws UnusableSdp {
    int room = AnswerReader.LENGTH_MAX - GOOD.length();
    var line = "a=x:" + "y".repeat(90) + "\r\n";
    var long1 = GOOD + line.repeat(room / line.length());
    var full = long1 + "z".repeat(AnswerReader.LENGTH_MAX - long1.length());
    assertThat(Answer.read(M1, full).sections()).isEqualTo(5);
    refused(full + "z", "SDP_TOO_LONG");

    int lines = AnswerReader.LINES_MAX - (int) GOOD.lines().count();
    assertThat(Answer.read(M1, GOOD + "a\r\n".repeat(lines)).sections()).isEqualTo(5);
    refused(GOOD + "a\r\n".repeat(lines + 1), "SDP_TOO_LONG");

    assertThat(Answer.read(M1, GOOD + "a".repeat(AnswerReader.LINE_LENGTH_MAX)).sections())
        .isEqualTo(5);
    refused(GOOD + "a".repeat(AnswerReader.LINE_LENGTH_MAX + 1), "SDP_TOO_LONG");

    int more = AnswerReader.SECTIONS_MAX - 5;
    assertThat(Answer.read(M1, GOOD + "m=x\r\n".repeat(more)).sections())
        .isEqualTo(AnswerReader.SECTIONS_MAX);
    refused(GOOD + "m=x\r\n".repeat(more + 1), "SDP_SECTIONS");
    refused(FakePage.answer(3, 1, true).substring(0, 400), "SDP_SECTIONS");
  }

  @Test
  void moreStreamsThanABrowserHasAreRefused() throws UnusableSdp {
    var streams = new String[AnswerReader.STREAMS_MAX + 1];
    streams[0] = "a=sendonly";
    for (int i = 1; i < streams.length; i++) {
      streams[i] = "a=ssrc:" + i + " cname:x";
    }
    assertThat(layers(streams)).hasSize(1);
    streams[0] = "a=sendonly\r\na=ssrc:99 cname:x";
    refused(camera(streams), "SDP_STREAMS");
  }

  @Test
  void candidatesPastTheLimitAreLeftOut() throws UnusableSdp {
    var many = new StringBuilder(GOOD);
    for (int i = 1; i <= AnswerReader.CANDIDATES_MAX + 5; i++) {
      many.append("a=candidate:1 1 udp 1 192.0.2.1 ").append(i).append(" typ host\r\n");
    }
    assertThat(Answer.read(M1, many.toString()).page().candidates())
        .hasSize(AnswerReader.CANDIDATES_MAX);
  }

  private static void refused(String sdp, String code) {
    assertThatThrownBy(() -> Answer.read(M1, sdp)).hasMessage(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          candidate:842163049 1 udp 1677729535 203.0.113.5 6000 typ srflx raddr 0.0.0.0 rport 0 generation 0 | true
          candidate:1 1 UDP 2122260223 2001:db8::1 5000 typ host                 | true
          a=candidate:1 1 udp 41885439 192.0.2.9 7000 typ relay                  | true
          candidate:1 1 udp 2122260223 4e1f.local 5000 typ host                  | false
          candidate:1 1 tcp 1518280447 192.0.2.1 9 typ host tcptype active       | false
          candidate:1 2 udp 2122260222 192.0.2.1 5001 typ host                   | false
          candidate:1 1 udp 2122260223 192.0.2.1 0 typ host                      | false
          candidate:1 1 udp 2122260223 192.0.2.1 65536 typ host                  | false
          candidate:1 1 udp 4294967295 192.0.2.1 5000 typ host                   | false
          candidate:1 1 udp 1 192.0.2.1 5000 typ magic                           | false
          candidate: 1 udp 1 192.0.2.1 5000 typ host                             | false
          candidate:1 1 udp 1 256.0.2.1 5000 typ host                            | false
          candidate:1 1 udp 1 192.0.2 5000 typ host                              | false
          candidate:1 1 udp 1 192.0.2.1. 5000 typ host                           | false
          candidate:1 1 udp 1 ::1::2 5000 typ host                               | false
          candidate:1 1 udp 1 abcd 5000 typ host                                 | false
          rubbish                                                                | false
          """)
  void candidatesOfUse(String line, boolean use) {
    assertThat(Candidate.read(line).isPresent()).isEqualTo(use);
  }

  @Test
  void anEndlessCandidateIsNone() {
    var start = "candidate:1 1 udp 1 192.0.2.1 5000 typ host ";
    assertThat(Candidate.read(start + "x".repeat(512 - start.length()))).isPresent();
    assertThat(Candidate.read(start + "x".repeat(513 - start.length()))).isEmpty();
  }
}
