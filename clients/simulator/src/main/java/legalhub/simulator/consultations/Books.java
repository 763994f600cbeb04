package legalhub.simulator.consultations;

import io.netty.util.concurrent.Ticker;
import java.time.Clock;
import java.time.Duration;
import legalhub.simulator.client.ClientWitness;
import legalhub.simulator.ledger.Ledger;
import legalhub.simulator.ledger.SignalLegs;
import legalhub.simulator.measure.AckWatch;
import legalhub.simulator.measure.Gaps;
import legalhub.simulator.measure.Nodes;
import legalhub.simulator.measure.OfferTimes;
import legalhub.simulator.measure.Pauses;
import legalhub.simulator.measure.Spans;
import legalhub.wire.v1.Role;

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
  final long startMillis = Clock.systemUTC().millis();
  final Tally tally = new Tally();
  final Ledger ledger = new Ledger();
  final SignalLegs legs = new SignalLegs(ledger);
  final Spans offers = new Spans();
  final Spans signals = new Spans();
  final Spans acks = new Spans();
  final Spans storeRefusals = new Spans();
  final OfferTimes offerTimes = new OfferTimes(ticker, offers);
  final AckWatch ackWatch = new AckWatch(ticker, LONG_GAP);
  final Nodes nodes = new Nodes(ticker);
  final Gaps gaps = new Gaps(ticker);
  final Pauses pauses = new Pauses(ticker);

  @Override
  public ClientWitness newcomer(Role role, String personId) {
    return new ClientBooks(this, role, personId);
  }
}
