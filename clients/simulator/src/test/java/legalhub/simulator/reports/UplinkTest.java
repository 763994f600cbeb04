package legalhub.simulator.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import legalhub.simulator.measure.Percentiles;
import legalhub.wire.v1.VoiceAck;
import legalhub.wire.v1.VoiceChunk;
import legalhub.wire.v1.VoiceRefused;
import org.junit.jupiter.api.Test;

class UplinkTest {
  private static final int CHUNKS = 200;
  private static final Duration MOMENT = Duration.ofMillis(10);

  private final Scripts time = new Scripts();
  private final Passage passage = time.passage(CHUNKS);
  private final ScriptedLine line = new ScriptedLine();
  private final Uplink uplink = new Uplink(passage, line);

  /** Keeps what goes out, until the test asks. */
  private final class ScriptedLine implements Uplink.Line {
    private final List<VoiceChunk> sent = new ArrayList<>();
    private boolean open = true;

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void send(VoiceChunk chunk) {
      sent.add(chunk);
    }

    @Override
    public void after(Duration span, Runnable call) {
      time.after(span, call);
    }

    @Override
    public long nanoTime() {
      return time.ticker.nanoTime();
    }
  }

  private List<Integer> goesOut() {
    var numbers = line.sent.stream().map(VoiceChunk::getNumber).toList();
    line.sent.clear();
    return numbers;
  }

  private void spoken(int from, int to) {
    IntStream.rangeClosed(from, to).forEach(uplink::add);
  }

  private void acknowledge(int upTo) {
    uplink.acknowledged(
        VoiceAck.newBuilder()
            .setReportId(Scripts.REPORT)
            .setSegment(1)
            .setDurableUpTo(upTo)
            .build());
  }

  private void refuse(int number, String code, boolean retryable, int afterMillis, int expected) {
    uplink.refused(
        VoiceRefused.newBuilder()
            .setReportId(Scripts.REPORT)
            .setSegment(1)
            .setNumber(number)
            .setCode(code)
            .setRetryable(retryable)
            .setRetryAfterMillis(afterMillis)
            .setExpected(expected)
            .build());
  }

  private void lineIsLost() {
    line.open = false;
  }

  private void lineIsBack() {
    line.open = true;
    uplink.opened();
  }

  @Test
  void oneChunkAsksAndTheRestFollowsTheAnswer() {
    spoken(1, 3);
    assertThat(goesOut()).containsExactly(1);
    acknowledge(0);
    assertThat(goesOut()).containsExactly(2, 3);
    acknowledge(3);
    spoken(4, 4);
    assertThat(goesOut()).containsExactly(4);
  }

  @Test
  void aChunkSaysWhatItIs() {
    spoken(1, 1);
    var chunk = line.sent.get(0);
    assertThat(chunk.getReportId()).isEqualTo(Scripts.REPORT);
    assertThat(chunk.getSegment()).isEqualTo(1);
    assertThat(chunk.getUntilMillis()).isEqualTo(Scripts.SLICE.toMillis());
    assertThat(chunk.getAudio().toByteArray()).isEqualTo(passage.recording().chunk(1));
  }

  @Test
  void afterALostLineItGoesOnFromTheLastAcknowledged() {
    spoken(1, 5);
    acknowledge(2);
    goesOut();
    lineIsLost();
    spoken(6, 7);
    assertThat(goesOut()).isEmpty();
    lineIsBack();
    assertThat(goesOut()).containsExactly(3);
    acknowledge(4);
    assertThat(goesOut()).containsExactly(5, 6, 7);
    assertThat(passage.missing()).isEqualTo(7);
  }

  @Test
  void aRefusedChunkIsSentAgainAfterTheTimeThatTheHubNamed() {
    spoken(1, 4);
    acknowledge(1);
    goesOut();
    refuse(2, "STORE_UNAVAILABLE", true, 1_000, 2);
    refuse(3, "OUT_OF_ORDER", true, 0, 2);
    spoken(5, 5);
    time.pass(Duration.ofMillis(900));
    assertThat(goesOut()).isEmpty();
    time.pass(Duration.ofMillis(200));
    assertThat(goesOut()).containsExactly(2, 3, 4, 5);
  }

  @Test
  void outOfOrderGoesOnAtOnceFromWhatTheHubExpects() {
    spoken(1, 6);
    acknowledge(1);
    goesOut();
    refuse(5, "OUT_OF_ORDER", true, 0, 3);
    assertThat(goesOut()).containsExactly(3, 4, 5, 6);
  }

  @Test
  void whereTheHubDoesNotKnowItGoesOnFromTheLastAcknowledged() {
    spoken(1, 4);
    acknowledge(2);
    goesOut();
    refuse(4, "TOO_FAST", true, 0, 0);
    assertThat(goesOut()).containsExactly(3, 4);
  }

  @Test
  void aFinalNoIsALossAndTheEnd() {
    spoken(1, 3);
    acknowledge(1);
    goesOut();
    refuse(2, "NOT_FOUND", false, 0, 0);
    assertThat(uplink.settled()).isDone();
    spoken(4, 4);
    time.pass(Duration.ofMinutes(1));
    assertThat(goesOut()).isEmpty();
    passage.heard(1, passage.recording().chunk(1));
    assertThat(passage.missing()).isEqualTo(3);
  }

  @Test
  void aHubThatWantsAgainWhatItAcknowledgedHasLostIt() {
    spoken(1, 6);
    acknowledge(0);
    IntStream.rangeClosed(1, 6).forEach(n -> passage.heard(n, passage.recording().chunk(n)));
    acknowledge(5);
    refuse(6, "OUT_OF_ORDER", true, 0, 4);
    assertThat(uplink.settled()).isDone();
    assertThat(passage.missing()).isEqualTo(2);
  }

  @Test
  void aBacklogGoesOutInBurstsWithinAWindow() {
    lineIsLost();
    spoken(1, CHUNKS);
    lineIsBack();
    acknowledge(0);
    assertThat(goesOut()).containsExactlyElementsOf(Scripts.numbers(1, 1 + Uplink.BURST_CHUNKS));
    time.pass(MOMENT);
    assertThat(goesOut()).isEmpty();
    time.pass(Uplink.BURST.multipliedBy(5));
    assertThat(goesOut())
        .containsExactlyElementsOf(Scripts.numbers(2 + Uplink.BURST_CHUNKS, Uplink.UNDER_WAY_MAX));
    acknowledge(1);
    assertThat(goesOut()).containsExactly(Uplink.UNDER_WAY_MAX + 1);
  }

  @Test
  void whatWasSentIntoSilenceIsSentAgain() {
    spoken(1, 3);
    acknowledge(1);
    goesOut();
    time.pass(Uplink.SILENCE_MAX.minus(MOMENT));
    assertThat(goesOut()).isEmpty();
    time.pass(MOMENT.multipliedBy(2));
    assertThat(goesOut()).containsExactly(2);
  }

  @Test
  void thereIsNoSilenceWhereNothingIsUnderWay() {
    spoken(1, 3);
    acknowledge(0);
    acknowledge(3);
    goesOut();
    time.pass(Duration.ofMinutes(1));
    assertThat(goesOut()).isEmpty();
  }

  @Test
  void itIsSettledWithTheLastAcknowledgement() {
    lineIsLost();
    spoken(1, CHUNKS);
    lineIsBack();
    acknowledge(CHUNKS - 1);
    assertThat(uplink.settled()).isNotDone();
    acknowledge(CHUNKS);
    assertThat(uplink.settled()).isDone();
  }

  @Test
  void anotherReportsAnswersAreNotHeard() {
    spoken(1, 2);
    goesOut();
    uplink.acknowledged(VoiceAck.newBuilder().setReportId("other").setSegment(1).build());
    uplink.refused(VoiceRefused.newBuilder().setReportId("other").setSegment(1).build());
    assertThat(goesOut()).isEmpty();
    assertThat(uplink.settled()).isNotDone();
  }

  @Test
  void anAcknowledgementIsTimedFromTheFirstSending() {
    spoken(1, 1);
    time.pass(Duration.ofMillis(30));
    lineIsLost();
    lineIsBack();
    time.pass(Duration.ofMillis(20));
    acknowledge(1);
    acknowledge(1);
    assertThat(time.lags.acks().percentiles()).isEqualTo(new Percentiles(50.0, 50.0, 50.0, 1));
  }
}
