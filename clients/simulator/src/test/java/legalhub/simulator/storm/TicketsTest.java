package legalhub.simulator.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import legalhub.simulator.client.View;
import legalhub.wire.v1.Part;
import legalhub.wire.v1.TicketState;
import legalhub.wire.v1.WaitingPart;
import org.junit.jupiter.api.Test;

class TicketsTest {
  private static Part ticket(String id, int place, TicketState state) {
    return Part.newBuilder()
        .setKey("waiting/" + id)
        .setWaiting(
            WaitingPart.newBuilder().setTicketId(id).setPlace(place).setState(state).build())
        .build();
  }

  private static View board(Part... parts) {
    var byKey = Stream.of(parts).collect(Collectors.toMap(Part::getKey, part -> part));
    return new View(View.State.LIVE, "e", 1, byKey, "");
  }

  @Test
  void oursThatWaitAreListedByPlace() {
    var shown =
        board(
            ticket("a", 12, TicketState.TICKET_WAITING),
            ticket("b", 2, TicketState.TICKET_WAITING),
            ticket("strange", 1, TicketState.TICKET_WAITING),
            ticket("gone", 3, TicketState.TICKET_ABSENT));
    assertThat(Tickets.waiting(shown, Map.of("a", 1, "b", 1, "gone", 1))).containsExactly("b", "a");
  }
}
