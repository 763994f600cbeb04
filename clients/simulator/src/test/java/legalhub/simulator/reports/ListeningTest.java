package legalhub.simulator.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import legalhub.simulator.client.RefusedException;
import legalhub.simulator.measure.Percentiles;
import legalhub.wire.v1.VoiceData;
import org.junit.jupiter.api.Test;

class ListeningTest {
  private static final int CHUNKS = 4;

  private final Scripts time = new Scripts();
  private final Passage passage = time.passage(CHUNKS);
  private final ScriptedLine line = new ScriptedLine();
  private final Listening listening = new Listening(passage, line);

  /** Keeps after which chunks it was asked to begin, and lets the test answer. */
  private final class ScriptedLine implements Listening.Line {
    private final List<Integer> asked = new ArrayList<>();
    private CompletableFuture<Void> answer = new CompletableFuture<>();
    private boolean stopped;

    @Override
    public CompletableFuture<?> listen(int after) {
      asked.add(after);
      answer = new CompletableFuture<>();
      return answer;
    }

    @Override
    public void stop() {
      stopped = true;
    }

    @Override
    public void after(Duration span, Runnable call) {
      time.after(span, call);
    }
  }

  private void spoken() {
    for (int number = 1; number <= CHUNKS; number++) {
      passage.made(number, passage.recording().chunk(number).length);
      passage.sending(number);
    }
  }

  private void arrives(int number) {
    arrives(number, passage.recording().chunk(number));
  }

  private void arrives(int number, byte[] audio) {
    listening.heard(
        VoiceData.newBuilder()
            .setReportId(Scripts.REPORT)
            .setSegment(1)
            .setNumber(number)
            .setAudio(ByteString.copyFrom(audio))
            .build());
  }

  @Test
  void itListensFromTheBeginningToTheEnd() {
    spoken();
    line.answer.complete(null);
    time.pass(Duration.ofMillis(30));
    IntStream.rangeClosed(1, CHUNKS).forEach(this::arrives);
    assertThat(line.asked).containsExactly(0);
    assertThat(line.stopped).isTrue();
    assertThat(passage.isWhole()).isTrue();
    assertThat(passage.missing()).isZero();
    assertThat(passage.bytesHeard()).isEqualTo(passage.bytesMade());
    assertThat(time.lags.live().percentiles()).isEqualTo(new Percentiles(30.0, 30.0, 30.0, CHUNKS));
  }

  @Test
  void afterALostLineItGoesOnAfterTheLastItHeard() {
    spoken();
    line.answer.complete(null);
    arrives(1);
    arrives(2);
    listening.opened();
    assertThat(line.asked).containsExactly(0, 2);
    arrives(2);
    arrives(3);
    arrives(4);
    assertThat(passage.missing()).isZero();
    listening.opened();
    assertThat(line.asked).containsExactly(0, 2);
  }

  @Test
  void aQuestionThatWaitsIsNotAskedTwice() {
    listening.opened();
    assertThat(line.asked).containsExactly(0);
  }

  @Test
  void aGapIsAskedForOnce() {
    spoken();
    line.answer.complete(null);
    arrives(1);
    arrives(3);
    arrives(4);
    assertThat(line.asked).containsExactly(0, 1);
    assertThat(passage.isWhole()).isFalse();
    arrives(2);
    arrives(3);
    arrives(4);
    assertThat(passage.isWhole()).isTrue();
    assertThat(passage.missing()).isZero();
  }

  @Test
  void aNoIsAskedAgainLater() {
    line.answer.completeExceptionally(new RefusedException("LISTEN", "NOT_FOUND"));
    assertThat(line.asked).containsExactly(0);
    time.pass(Duration.ofSeconds(2));
    assertThat(line.asked).containsExactly(0, 0);
  }

  @Test
  void whatIsHeardAsSomethingElseIsLost() {
    spoken();
    arrives(1, new byte[] {1});
    IntStream.rangeClosed(2, CHUNKS).forEach(this::arrives);
    assertThat(passage.isWhole()).isTrue();
    assertThat(passage.missing()).isEqualTo(1);
    assertThat(passage.bytesHeard()).isNotEqualTo(passage.bytesMade());
  }

  @Test
  void whatIsNeverHeardIsLost() {
    spoken();
    arrives(1);
    assertThat(passage.isWhole()).isFalse();
    assertThat(passage.missing()).isEqualTo(3);
  }
}
