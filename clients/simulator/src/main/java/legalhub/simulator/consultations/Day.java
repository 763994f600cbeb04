package legalhub.simulator.consultations;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import legalhub.simulator.client.HubAccess;
import legalhub.simulator.client.Town;

/** One run, as everybody in it sees it. */
final class Day {
  final ConsultationsOptions options;
  final HubAccess hub;
  final Town town;
  final Books books;
  private final Set<String> onBoard = ConcurrentHashMap.newKeySet();
  private volatile boolean over;

  Day(ConsultationsOptions options, HubAccess hub, Town town, Books books) {
    this.options = options;
    this.hub = hub;
    this.town = town;
    this.books = books;
  }

  /** Nobody begins anything new. */
  boolean isOver() {
    return over;
  }

  /** Whether somebody sees this ticket on the board for the first time. */
  boolean isNews(String ticket) {
    return onBoard.add(ticket);
  }

  void end() {
    over = true;
  }
}
