package legalhub.simulator.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import legalhub.simulator.measure.Percentiles;
import legalhub.simulator.measure.Spans;
import legalhub.simulator.storm.StormReport.Back;
import legalhub.simulator.storm.StormReport.Broken;
import legalhub.simulator.storm.StormReport.Places;
import legalhub.simulator.storm.StormReport.TheCall;
import org.junit.jupiter.api.Test;

class StormReportTest {
  private static final Back ALL_BACK = new Back(300.0, 450.0, 499.0, 59_000.0, 10, 10);
  private static final Places KEPT = Places.of(List.of("a", "b"), List.of("a", "b"));

  private final MockTicker ticker = Ticker.newMockTicker();

  private void pass(long millis) {
    ticker.advance(millis, TimeUnit.MILLISECONDS);
  }

  private static TheCall call(long lost, long linesLost, double gapMillis) {
    var calm = new CallWatch.Stretch(new Percentiles(1.0, 1.0, 1.0, 1), null);
    var storm = new CallWatch.Stretch(new Percentiles(1.0, gapMillis, gapMillis, 9), null);
    return new TheCall(10, 10 - lost, lost, 0, 0, linesLost, 0, calm, storm);
  }

  private static StormReport report(int connected, Back back, Places tickets, TheCall call) {
    return new StormReport(
            10, connected, 1, 2, back, 0, Map.of(4101, 3L), Map.of(), tickets, call, List.of())
        .judged();
  }

  @Test
  void aStormThatKeptEveryPromise() {
    var report = report(10, ALL_BACK, KEPT, call(0, 0, 5_000));
    assertThat(report.isClean()).isTrue();
    assertThat(report.json())
        .startsWith("{\"clients\":10,\"connected\":10,")
        .contains("\"within60s\":10", "\"4101\":3", "\"sameOrder\":true", "\"broken\":[]")
        .doesNotContain("\n", "clean");
  }

  @Test
  void everyBrokenPromiseIsNamed() {
    var good = call(0, 0, 1_000);
    var late = new Back(1.0, 1.0, 1.0, 61_000.0, 10, 9);
    var gone = new Back(1.0, 1.0, 1.0, 2.0, 9, 9);
    var moved = Places.of(List.of("a", "b"), List.of("b", "a"));
    var lost = Places.of(List.of("a", "b"), List.of("a"));
    assertThat(report(9, gone, KEPT, good).broken()).containsExactly(Broken.NOT_CONNECTED);
    assertThat(report(10, late, KEPT, good).broken()).containsExactly(Broken.NOT_BACK);
    assertThat(report(10, gone, KEPT, good).broken()).containsExactly(Broken.NOT_BACK);
    assertThat(report(10, ALL_BACK, moved, good).broken())
        .containsExactly(Broken.TICKETS_REORDERED);
    assertThat(report(10, ALL_BACK, lost, good).broken()).containsExactly(Broken.TICKET_LOST);
    assertThat(report(10, ALL_BACK, KEPT, call(1, 0, 1)).broken())
        .containsExactly(Broken.CALL_WORDS_LOST);
    assertThat(report(10, ALL_BACK, KEPT, call(0, 1, 1)).broken())
        .containsExactly(Broken.CALL_BROKEN);
    assertThat(report(10, ALL_BACK, KEPT, call(0, 0, 5_001)).broken())
        .containsExactly(Broken.CALL_LATE);
  }

  @Test
  void aWordIsTimedFromItsSendingAndAGapFromTheWordBefore() {
    var traffic = new Traffic(ticker);
    traffic.sent(1);
    pass(20);
    traffic.arrived(1);
    long from = ticker.nanoTime() + 1;
    pass(1_000);
    traffic.sent(2);
    pass(30);
    traffic.arrived(2);
    pass(400);
    var gaps = new Spans();
    var ways = new Spans();
    traffic.measure(from, ticker.nanoTime(), gaps, ways);
    assertThat(ways.percentiles()).isEqualTo(new Percentiles(30.0, 30.0, 30.0, 1));
    assertThat(gaps.percentiles()).isEqualTo(new Percentiles(400.0, 1_030.0, 1_030.0, 2));
  }

  @Test
  void aSilenceThatLastsToTheEndIsAGap() {
    var traffic = new Traffic(ticker);
    long from = ticker.nanoTime();
    pass(9_000);
    var gaps = new Spans();
    traffic.measure(from, ticker.nanoTime(), gaps, new Spans());
    assertThat(gaps.percentiles().max()).isEqualTo(9_000.0);
  }

  @Test
  void whatIsMissingDoubledOrRefusedIsCounted() {
    var traffic = new Traffic(ticker);
    traffic.sent(1);
    traffic.beginAnew();
    traffic.arrived(1);
    traffic.sent(2);
    traffic.sent(3);
    traffic.sent(4);
    traffic.arrived(2);
    traffic.arrived(2);
    traffic.refused(4);
    traffic.arrived(4);
    assertThat(traffic.sent()).isEqualTo(2);
    assertThat(traffic.received()).isEqualTo(1);
    assertThat(traffic.missing()).isEqualTo(1);
    assertThat(traffic.doubled()).isEqualTo(1);
  }

  @Test
  void bothSidesOfTheCallAreWatched() {
    var call = new CallWatch(ticker);
    var resident = call.ofResident();
    var lawyer = call.ofLawyer();
    call.lineLost();
    call.beginAnew();
    resident.lineSent(1);
    lawyer.lineArrived(1);
    lawyer.lineSent(1);
    resident.lineArrived(1);
    resident.signalSent(1);
    lawyer.signalArrived(1);
    lawyer.signalSent(1);
    assertThat(call.sent()).isEqualTo(4);
    assertThat(call.received()).isEqualTo(3);
    assertThat(call.missing()).isEqualTo(1);
    assertThat(call.linesLost()).isZero();
    lawyer.reset();
    resident.dropped();
    assertThat(call.disturbed()).isEqualTo(2);
  }
}
