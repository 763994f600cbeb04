package legalhub.simulator.consultations;

import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import legalhub.simulator.client.ClientWitness;
import legalhub.simulator.ledger.Fact;
import legalhub.simulator.ledger.Ledger;
import legalhub.simulator.ledger.SignalLegs;
import legalhub.simulator.measure.AckWatch;
import legalhub.simulator.measure.OfferTimes;
import legalhub.simulator.measure.Spans;

/** All that is kept of a run: counts, facts and measures. Thread-safe. */
final class Books implements ClientWitness {
  static final String REFUSED = "refused/";
  static final String STORE_UNAVAILABLE = "STORE_UNAVAILABLE";
  static final String LINES_LOST = "lines lost";
  static final String LINES_BACK = "lines back";
  static final String RENUMBERED = "renumbered";
  static final String PEERS_NEW = "peers new";
  static final String AUDITS = "audits";
  static final String TURNED_AWAY = "turned away/";
  static final String AWAY = "away/";

  private static final Duration LONG_GAP = Duration.ofSeconds(2);

  final Ticker ticker = Ticker.systemTicker();
  final Tally tally = new Tally();
  final Ledger ledger = new Ledger();
  final SignalLegs legs = new SignalLegs(ledger);
  final Spans offers = new Spans();
  final Spans signals = new Spans();
  final Spans acks = new Spans();
  final Spans storeRefusals = new Spans();
  final OfferTimes offerTimes = new OfferTimes(ticker, offers);
  final AckWatch ackWatch = new AckWatch(ticker, LONG_GAP);

  @Override
  public void commandBegun() {
    ackWatch.begun();
  }

  @Override
  public void commandDone(long nanos) {
    ackWatch.acknowledged();
    acks.add(nanos);
  }

  @Override
  public void commandGivenUp(String code) {
    ackWatch.givenUp();
  }

  @Override
  public void refused(String code, long nanos) {
    tally.count(REFUSED + code);
    if (code.equals(STORE_UNAVAILABLE)) {
      storeRefusals.add(nanos);
    }
  }

  @Override
  public void misfit(String topic) {
    ledger.note(new Fact.ViewWrong(topic, "a delta that doesn't fit the version held"));
  }

  @Override
  public void lineLost(int code) {
    tally.count(LINES_LOST);
  }

  @Override
  public void lineBack() {
    tally.count(LINES_BACK);
  }
}
