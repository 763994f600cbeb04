package legalhub.simulator.storm;

import io.netty.util.concurrent.Ticker;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import legalhub.simulator.measure.Percentiles;
import legalhub.simulator.measure.Spans;

/** What the call that goes on went through. Thread-safe. */
final class CallWatch {
  private final Traffic signalsToLawyer;
  private final Traffic signalsToResident;
  private final Traffic linesToLawyer;
  private final Traffic linesToResident;
  private final LongAdder linesLost = new LongAdder();
  private final LongAdder drops = new LongAdder();
  private final LongAdder resets = new LongAdder();
  private final LongAdder refused = new LongAdder();

  /**
   * A stretch of the call.
   *
   * @param gapMillis between two arrivals of the same kind at the same side; one a second is due
   * @param wayMillis from the first sending to the arrival
   */
  record Stretch(Percentiles gapMillis, Percentiles wayMillis) {}

  CallWatch(Ticker ticker) {
    this.signalsToLawyer = new Traffic(ticker);
    this.signalsToResident = new Traffic(ticker);
    this.linesToLawyer = new Traffic(ticker);
    this.linesToResident = new Traffic(ticker);
  }

  /** What one side does and sees. */
  record Side(
      legalhub.wire.v1.Side from,
      Traffic signalsOut,
      Traffic signalsIn,
      Traffic linesOut,
      CallWatch call) {
    void signalSent(long number) {
      signalsOut.sent(number);
    }

    void signalArrived(long number) {
      signalsIn.arrived(number);
    }

    void lineSent(long number) {
      linesOut.sent(number);
    }

    void lineRefused(long number) {
      linesOut.refused(number);
      call.refused.increment();
    }

    void lineArrived(long number) {
      call.linesTo(from).arrived(number);
    }

    void dropped() {
      call.drops.increment();
    }

    void reset() {
      call.resets.increment();
    }
  }

  Side ofResident() {
    return new Side(
        legalhub.wire.v1.Side.SIDE_RESIDENT,
        signalsToLawyer,
        signalsToResident,
        linesToLawyer,
        this);
  }

  Side ofLawyer() {
    return new Side(
        legalhub.wire.v1.Side.SIDE_LAWYER,
        signalsToResident,
        signalsToLawyer,
        linesToResident,
        this);
  }

  private Traffic linesTo(legalhub.wire.v1.Side side) {
    return side == legalhub.wire.v1.Side.SIDE_LAWYER ? linesToLawyer : linesToResident;
  }

  /** Both are there: what it took to get together doesn't count. */
  void beginAnew() {
    all().forEach(Traffic::beginAnew);
    linesLost.reset();
    drops.reset();
    resets.reset();
  }

  void lineLost() {
    linesLost.increment();
  }

  private List<Traffic> all() {
    return List.of(signalsToLawyer, signalsToResident, linesToLawyer, linesToResident);
  }

  long sent() {
    return all().stream().mapToLong(Traffic::sent).sum();
  }

  long received() {
    return all().stream().mapToLong(Traffic::received).sum();
  }

  long missing() {
    return all().stream().mapToLong(Traffic::missing).sum();
  }

  long doubled() {
    return all().stream().mapToLong(Traffic::doubled).sum();
  }

  long linesLost() {
    return linesLost.sum();
  }

  /** How often the hub showed the call as dropped, or began its negotiation anew. */
  long disturbed() {
    return drops.sum() + resets.sum();
  }

  /** Lines of chat that the hub didn't take. */
  long refused() {
    return refused.sum();
  }

  Stretch between(long fromNanos, long toNanos) {
    var gaps = new Spans();
    var ways = new Spans();
    all().forEach(some -> some.measure(fromNanos, toNanos, gaps, ways));
    return new Stretch(gaps.percentiles(), ways.percentiles());
  }
}
