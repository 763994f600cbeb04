package legalhub.actors.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.Ticket;
import legalhub.actors.town.LawyerProfile;
import legalhub.actors.town.Pool;

/** Written apart from the matching code: whose conflict of interest keeps whom from a ticket. */
record Conflicts(Pool pool) {
  private static final Duration LONGER_THAN_ANY_PAUSE = Duration.ofDays(1);

  boolean bar(LawyerProfile lawyer, Ticket ticket, Instant now) {
    var found =
        ticket.paused().entrySet().stream()
            .filter(pause -> pause.getValue().isAfter(now.plus(LONGER_THAN_ANY_PAUSE)))
            .map(Map.Entry::getKey);
    return Stream.concat(found, ticket.entry().conflicts().stream())
        .anyMatch(other -> areOne(lawyer, other));
  }

  private boolean areOne(LawyerProfile lawyer, LawyerId other) {
    var firm = pool.lawyers().get(other).firm();
    return lawyer.lawyer().equals(other) || !firm.isEmpty() && firm.equals(lawyer.firm());
  }
}
