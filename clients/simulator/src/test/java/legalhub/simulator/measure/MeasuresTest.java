package legalhub.simulator.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MeasuresTest {
  private final MockTicker ticker = Ticker.newMockTicker();

  private void pass(long millis) {
    ticker.advance(millis, TimeUnit.MILLISECONDS);
  }

  @Test
  void percentilesAreOfTheNearestRank() {
    var spans = new Spans();
    for (int millis = 2_000; millis >= 1; millis--) {
      spans.add(TimeUnit.MILLISECONDS.toNanos(millis));
    }
    assertThat(spans.percentiles()).isEqualTo(new Percentiles(1_000.0, 1_980.0, 2_000.0, 2_000));
  }

  @Test
  void oneSpanIsAllPercentiles() {
    var spans = new Spans();
    spans.add(1_260_000);
    assertThat(spans.percentiles()).isEqualTo(new Percentiles(1.3, 1.3, 1.3, 1));
  }

  @Test
  void nothingMeasuredIsNoNumber() {
    assertThat(new Spans().percentiles()).isEqualTo(new Percentiles(null, null, null, 0));
  }

  @Test
  void acksAreAbsentFromTheFirstThatWaitsToTheNext() {
    var watch = new AckWatch(ticker, Duration.ofSeconds(2));
    pass(500);
    watch.begun();
    pass(3_000);
    watch.begun();
    pass(1_000);
    watch.acknowledged();
    assertThat(watch.longestMillis()).isEqualTo(4_000);
    assertThat(watch.gaps()).containsExactly(new AckWatch.Gap(500, 4_000));
    pass(1_000);
    watch.acknowledged();
    assertThat(watch.gaps()).hasSize(1);
  }

  @Test
  void nobodyWaitingIsNoAbsence() {
    var watch = new AckWatch(ticker, Duration.ofSeconds(2));
    watch.begun();
    watch.acknowledged();
    pass(60_000);
    watch.begun();
    watch.acknowledged();
    assertThat(watch.longestMillis()).isZero();
  }

  @Test
  void aCommandGivenUpEndsTheAbsence() {
    var watch = new AckWatch(ticker, Duration.ofSeconds(2));
    watch.begun();
    pass(5_000);
    watch.givenUp();
    pass(5_000);
    watch.begun();
    watch.acknowledged();
    assertThat(watch.gaps()).containsExactly(new AckWatch.Gap(0, 5_000));
  }

  @Test
  void anOfferIsTimedFromTheLaterOfTicketAndLawyer() {
    var spans = new Spans();
    var times = new OfferTimes(ticker, spans);
    times.free("lawyer");
    pass(1_000);
    times.ready("ticket");
    pass(30);
    times.arrived("ticket", "lawyer");
    assertThat(spans.percentiles().max()).isEqualTo(30);
    pass(1_000);
    times.free("lawyer");
    pass(20);
    times.free("lawyer");
    times.arrived("ticket", "lawyer");
    times.free("lawyer");
    times.unavailable("lawyer");
    times.arrived("ticket", "lawyer");
    assertThat(spans.percentiles()).isEqualTo(new Percentiles(20.0, 30.0, 30.0, 2));
  }

  @Test
  void whatIsHeldBackOnPurposeIsNotTimed() {
    var spans = new Spans();
    var times = new OfferTimes(ticker, spans);
    times.free("lawyer");
    times.ready("ticket");
    times.declined("ticket", "lawyer");
    times.arrived("ticket", "lawyer");
    times.arrived("unknown", "lawyer");
    times.over("ticket");
    times.arrived("ticket", "other");
    assertThat(spans.percentiles().count()).isZero();
  }
}
