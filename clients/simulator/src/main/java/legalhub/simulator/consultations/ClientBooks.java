package legalhub.simulator.consultations;

import java.net.URI;
import legalhub.simulator.client.ClientWitness;
import legalhub.simulator.client.CommandOver;
import legalhub.simulator.ledger.Fact;
import legalhub.simulator.measure.ClientGap;
import legalhub.simulator.measure.Entity;
import legalhub.wire.v1.Role;

/** What is kept of one client: all of it goes to the books of the run. On its event loop. */
final class ClientBooks implements ClientWitness {
  private final Books books;
  private final String personId;
  private final ClientGap gap;
  private URI hub;

  ClientBooks(Books books, Role role, String personId) {
    this.books = books;
    this.personId = personId;
    this.gap = books.gaps.client(role);
  }

  @Override
  public void commandBegun() {
    books.ackWatch.begun();
    gap.commandBegun();
  }

  @Override
  public void commandOver(CommandOver over) {
    books.pauses.over(Entity.of(over.body(), personId), over);
    if (over.end() == CommandOver.End.DONE) {
      books.ackWatch.acknowledged();
      books.acks.add(books.ticker.nanoTime() - over.begunNanos());
      over.lastSentNanos().ifPresent(sent -> books.nodes.acknowledged(hub, sent));
      gap.acknowledged();
    } else {
      books.ackWatch.givenUp();
      gap.commandEnded();
    }
  }

  @Override
  public void refused(String code, long nanos) {
    books.tally.count(Books.REFUSED + code);
    books.nodes.refused(hub);
    if (code.equals(Books.STORE_UNAVAILABLE)) {
      books.storeRefusals.add(nanos);
    }
  }

  @Override
  public void misfit(String topic) {
    books.ledger.note(new Fact.ViewWrong(topic, "a delta that doesn't fit the version held"));
  }

  @Override
  public void lineOpened(URI by, boolean again) {
    hub = by;
    books.nodes.opened(by, again);
    if (again) {
      books.tally.count(Books.LINES_BACK);
    }
    gap.lineOpened();
  }

  @Override
  public void lineLost(URI by, int code) {
    books.nodes.lost(by);
    books.tally.count(Books.LINES_LOST);
    gap.lineLost();
  }

  @Override
  public void turnedAway(URI by, int code) {
    books.nodes.turnedAway(by);
  }

  @Override
  public void wentAway(boolean wasOpen) {
    if (wasOpen) {
      books.tally.count(Books.LINES_LOST);
    }
    gap.wentAway();
  }

  @Override
  public void comesBack() {
    gap.comesBack();
  }

  @Override
  public void left() {
    gap.left();
  }
}
