package legalhub.simulator.storm;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import legalhub.simulator.client.Timing;
import legalhub.simulator.client.View;
import legalhub.simulator.client.Watch;
import legalhub.simulator.people.Ask;
import legalhub.simulator.people.Resident;
import legalhub.wire.v1.TicketState;
import legalhub.wire.v1.WaitingPart;

/** Some of the crowd wait for a lawyer; the queue's board shows their places. */
final class Tickets {
  private static final int AT_A_TIME = 8;
  private static final Duration SHOWN_WITHIN = Duration.ofSeconds(30);

  private final Watch board;
  private final Map<String, Resident> ours = new ConcurrentHashMap<>();

  Tickets(Watch board) {
    this.board = board;
  }

  /** Each asks and looks at their place; ends when the board shows all who were taken. */
  CompletableFuture<Void> ask(List<Resident> people) {
    return Timing.each(people, AT_A_TIME, this::ask).thenCompose(asked -> awaitWaiting());
  }

  private CompletableFuture<Void> ask(Resident person) {
    return person
        .ask(Ask.about(person.town().categories().get(0)))
        .thenAccept(
            ticket -> {
              ours.put(ticket, person);
              person.placeWatch(ticket).onChange(place -> {});
            });
  }

  /** Until all wait, as present; what is still missing then is seen by who compares. */
  CompletableFuture<Void> awaitWaiting() {
    return board
        .await(
            "all tickets waiting", view -> waiting(view, ours).size() == ours.size(), SHOWN_WITHIN)
        .handle((view, late) -> null);
  }

  /** Our tickets that wait and whose people are there, in the order of their places. */
  List<String> waiting() {
    return waiting(board.view(), ours);
  }

  static List<String> waiting(View board, Map<String, ?> ours) {
    return board.parts("waiting/").stream()
        .map(part -> part.getWaiting())
        .filter(ticket -> ours.containsKey(ticket.getTicketId()))
        .filter(ticket -> ticket.getState() == TicketState.TICKET_WAITING)
        .sorted(Comparator.comparingInt(WaitingPart::getPlace))
        .map(WaitingPart::getTicketId)
        .toList();
  }

  /** Everybody gives up, so that the next run finds an empty queue. */
  CompletableFuture<Void> withdraw() {
    return Timing.each(
        List.copyOf(ours.entrySet()),
        AT_A_TIME,
        entry -> entry.getValue().withdraw(entry.getKey()));
  }
}
