package legalhub.actors.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import legalhub.actors.entity.Agenda;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Refusal;
import legalhub.actors.queue.Queue;
import legalhub.actors.session.ResidentSession.Command;
import legalhub.actors.session.SessionState.Promised;
import legalhub.actors.session.SessionState.Rating;
import legalhub.actors.session.SessionState.Waiting;

/** What a session still has to do. */
record SessionAgenda(ResidentId resident) {
  /** Silence after which a waiting person is passed over. */
  private static final Duration LEASE = Duration.ofSeconds(20);

  private static final Duration RATING_OPEN = Duration.ofMinutes(30);

  Agenda<Command> of(SessionState state) {
    var duties = new ArrayList<Agenda.Duty<Command>>();
    state.leaving().forEach(visit -> duties.add(withdraw(visit)));
    if (state.stage() instanceof Waiting waiting) {
      duties.add(join(waiting.visit()));
      if (state.presence() > 0) {
        duties.add(presence(state, waiting.visit()));
      }
    } else if (state.stage() instanceof Promised promised) {
      if (!promised.queued()) {
        duties.add(join(promised.visit()));
      }
      if (promised.queued() || promised.amended()) {
        duties.add(convert(promised));
      }
    }
    return new Agenda<>(alarms(state), duties, seats(state));
  }

  private static List<Agenda.Alarm<Command>> alarms(SessionState state) {
    return state.stage() instanceof Rating rating
        ? List.of(
            new Agenda.Alarm<>(
                "rating",
                rating.since().plus(RATING_OPEN),
                new ResidentSession.RatingOver(rating.consultation())))
        : List.of();
  }

  private static List<Agenda.Seat<Command>> seats(SessionState state) {
    return state.stage() instanceof Waiting
        ? List.of(
            new Agenda.Seat<>(
                "connection",
                state.connected(),
                LEASE,
                new ResidentSession.ConnectionLost(),
                new ResidentSession.ConnectionBack()))
        : List.of();
  }

  private Agenda.Duty<Command> join(ResidentSession.Visit visit) {
    var entry =
        new Queue.Entry(
            visit.ticket(),
            resident,
            visit.matter(),
            visit.desk(),
            visit.kind(),
            visit.brief(),
            visit.conflicts());
    return duty(
        "join/" + visit.ticket().value() + "/" + visit.kind(),
        visit,
        new Queue.Join(entry),
        Optional.of(why -> new ResidentSession.JoinRefused(visit.ticket(), why)));
  }

  private static Agenda.Duty<Command> convert(Promised promised) {
    var visit = promised.visit();
    var convert = new Queue.Convert(visit.ticket(), visit.kind(), visit.brief());
    var key = "convert/" + visit.ticket().value() + "/" + promised.since().toEpochMilli();
    return duty(key, visit, convert, Optional.empty());
  }

  private static Agenda.Duty<Command> withdraw(ResidentSession.Visit visit) {
    return duty(
        "withdraw/" + visit.ticket().value(),
        visit,
        new Queue.Withdraw(visit.ticket()),
        Optional.empty());
  }

  private static Agenda.Duty<Command> presence(SessionState state, ResidentSession.Visit visit) {
    return duty(
        "presence/" + visit.ticket().value() + "/" + state.presence(),
        visit,
        new Queue.Presence(visit.ticket(), state.presence(), state.connected()),
        Optional.empty());
  }

  private static Agenda.Duty<Command> duty(
      String key,
      ResidentSession.Visit visit,
      Queue.Command command,
      Optional<Function<Refusal, Command>> onRefusal) {
    return new Agenda.Duty<>(
        key, new EntityAddress(EntityKind.QUEUE, visit.pool().value()), command, onRefusal);
  }
}
