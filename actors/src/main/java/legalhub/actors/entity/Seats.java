package legalhub.actors.entity;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import legalhub.actors.entity.EntityActor.LeaseEnded;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * Who holds the entity's seats. The hub holds every lease: a sign of life renews a running one, and
 * one that has ended comes back only by a decision of the rules.
 */
final class Seats<C> {
  /** How long a closed socket may take to come back before its seat counts as empty. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private record Holder(String session, ActorRef<SeatNotice> connection) {}

  private final TimerScheduler<Message> timers;
  private final Map<String, Agenda.Seat<C>> seats = new HashMap<>();
  private final Map<String, Holder> holders = new HashMap<>();

  Seats(TimerScheduler<Message> timers) {
    this.timers = timers;
  }

  /** The leases have died with their timers; whoever sits there does so still. */
  void forget() {
    seats.clear();
  }

  void follow(List<Agenda.Seat<C>> wanted) {
    var keys = wanted.stream().map(Agenda.Seat::key).collect(Collectors.toSet());
    seats.keySet().stream().filter(key -> !keys.contains(key)).toList().forEach(this::drop);
    for (var seat : wanted) {
      var before = seats.put(seat.key(), seat);
      if (seat.present() && (before == null || !before.present())) {
        lease(seat.key(), seat.lease());
      }
    }
  }

  /** Takes a sign of life; gives the command to decide when it fills a seat that was empty. */
  Optional<C> attend(Message.Attend attend) {
    var holder = holders.get(attend.seat());
    if (holder != null && !holder.connection().equals(attend.holder()) && !attend.claim()) {
      attend.holder().tell(new SeatNotice.Displaced(attend.seat()));
      return Optional.empty();
    }
    if (holder != null && !holder.connection().equals(attend.holder())) {
      holder.connection().tell(new SeatNotice.Displaced(attend.seat()));
    }
    holders.put(attend.seat(), new Holder(attend.session(), attend.holder()));
    var seat = seats.get(attend.seat());
    if (seat == null) {
      return Optional.empty();
    }
    if (!seat.present()) {
      return Optional.of(seat.onReturn());
    }
    lease(seat.key(), seat.lease());
    return Optional.empty();
  }

  void depart(Message.Depart depart) {
    var holder = holders.get(depart.seat());
    if (holder == null || !holder.connection().equals(depart.holder())) {
      return;
    }
    holders.remove(depart.seat());
    var seat = seats.get(depart.seat());
    if (seat != null && seat.present()) {
      lease(seat.key(), GRACE.compareTo(seat.lease()) < 0 ? GRACE : seat.lease());
    }
  }

  Optional<C> leaseEnded(LeaseEnded ended) {
    holders.remove(ended.seat());
    return Optional.ofNullable(seats.get(ended.seat()))
        .filter(Agenda.Seat::present)
        .map(Agenda.Seat::onExpiry);
  }

  /** Whether somebody sits here, as the journal has it: a lease runs. */
  boolean areTaken() {
    return seats.values().stream().anyMatch(Agenda.Seat::present);
  }

  private void lease(String key, Duration span) {
    timers.startSingleTimer(timerKey(key), new LeaseEnded(key), span);
  }

  private void drop(String key) {
    seats.remove(key);
    timers.cancel(timerKey(key));
  }

  private static String timerKey(String key) {
    return "seat:" + key;
  }
}
