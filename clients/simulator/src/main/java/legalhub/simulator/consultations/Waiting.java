package legalhub.simulator.consultations;

import java.time.Duration;
import legalhub.simulator.client.Futures;
import legalhub.simulator.client.View;
import legalhub.simulator.client.Watch;
import legalhub.simulator.ledger.Fact;
import legalhub.simulator.people.Resident;
import legalhub.wire.v1.VisitPhase;

/** A resident's place in the queue, looked at while it lasts. */
final class Waiting implements AutoCloseable {
  /** A ticket that waits has a place within this time. */
  private static final Duration PLACE_WITHIN = Duration.ofSeconds(15);

  private final Day day;
  private final Resident person;
  private final String ticket;
  private final Watch place;
  private boolean widened;
  private boolean wasLive;
  private boolean closed;
  private int absences;

  Waiting(Day day, Resident person, String ticket) {
    this.day = day;
    this.person = person;
    this.ticket = ticket;
    this.place = person.placeWatch(ticket);
    place.onChange(this::follow);
  }

  private void follow(View view) {
    if (closed) {
      return;
    }
    if (view.isLive() && !wasLive) {
      // Whoever was away is offered again from now on.
      day.books.offerTimes.ready(ticket);
    }
    wasLive = view.isLive();
    var shown = Resident.placeIn(view);
    if (shown.getGeneralDesk() && !widened) {
      widened = true;
      day.books.offerTimes.ready(ticket);
    }
    if (view.isLive() && view.parts().isEmpty()) {
      int absence = ++absences;
      Futures.whenDone(person.client().after(PLACE_WITHIN), (late, none) -> missing(absence));
    } else {
      absences++;
    }
  }

  private void missing(int absence) {
    boolean waits =
        person.visitWatch().view().isLive() && person.visit().getPhase() == VisitPhase.WAITING;
    if (!closed && absence == absences && waits) {
      day.books.ledger.note(new Fact.PlaceMissing(ticket));
    }
  }

  @Override
  public void close() {
    closed = true;
    place.close();
  }
}
