package legalhub.actors.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.conference.ConferenceId;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.lawyer.Standing;
import legalhub.actors.queue.QueueView.DutyState;
import legalhub.actors.queue.QueueView.TicketState;
import legalhub.actors.town.Pool;

/** What a queue shows to whom. */
final class QueueScreen {
  private final Pool pool;
  private final Matching matching;
  private final WaitEstimate estimate;

  /** One push shows the same moment to many watchers: order and estimates are worked out once. */
  private QueueState seenState;

  private Instant seenAt;
  private List<Ticket> order = List.of();
  private final Map<TicketId, Integer> places = new HashMap<>();
  private Map<TicketId, QueueView.Wait> waits = Map.of();

  private QueueState assistedState;
  private Map<ConsultationId, ConferenceId> assistances = Map.of();

  QueueScreen(Pool pool, Matching matching) {
    this.pool = pool;
    this.matching = matching;
    this.estimate = new WaitEstimate(pool, matching);
  }

  Optional<Map<String, ViewPart>> view(QueueState state, Audience audience, Instant now) {
    var viewer = audience.viewer();
    return switch (audience.topic()) {
      case QueueView.PLACE -> place(state, viewer, audience.detail(), now);
      case QueueView.DESK -> desk(state, viewer);
      case QueueView.BOARD -> board(state, viewer, now);
      case QueueView.RULES -> rules(state, viewer);
      default -> Optional.empty();
    };
  }

  private Optional<Map<String, ViewPart>> place(
      QueueState state, Caller viewer, String detail, Instant now) {
    if (viewer.role() != Caller.Role.RESIDENT) {
      return Optional.empty();
    }
    var ticket = detail.isEmpty() ? null : state.tickets().get(new TicketId(detail));
    if (ticket == null || !ticket.entry().resident().value().equals(viewer.id())) {
      // Not yet, or no longer: a place that isn't there shows nothing, whoever asks.
      return Optional.of(Map.of());
    }
    workOut(state, now);
    return Optional.of(Map.of("place", placeOf(state, ticket, now)));
  }

  private QueueView.Place placeOf(QueueState state, Ticket ticket, Instant now) {
    int ahead = ticket.isWaiting() ? ahead(ticket) : 0;
    int lawyers =
        (int)
            pool.lawyers().values().stream()
                .filter(l -> state.slot(l.lawyer()).standing() == Standing.AVAILABLE)
                .filter(l -> matching.mayServeInTime(ticket, l))
                .count();
    boolean instead = ticket.kind().isLive() && (ticket.steps().insteadOffered() || lawyers == 0);
    return new QueueView.Place(
        stateOf(ticket),
        ahead,
        lawyers,
        Optional.ofNullable(waits.get(ticket.id())),
        now,
        instead ? List.of(Kind.CALLBACK, Kind.MESSAGE) : List.of(),
        ticket.steps().widened());
  }

  private int ahead(Ticket ticket) {
    return places.getOrDefault(ticket.id(), 0);
  }

  private Optional<Map<String, ViewPart>> desk(QueueState state, Caller viewer) {
    var lawyer = new LawyerId(viewer.id());
    if (viewer.role() != Caller.Role.LAWYER || !pool.lawyers().containsKey(lawyer)) {
      return Optional.empty();
    }
    var slot = state.slot(lawyer);
    var parts = new LinkedHashMap<String, ViewPart>();
    parts.put("duty", new QueueView.Duty(pool.id(), dutyOf(slot), slot.since(), slot.reason()));
    parts.put("work", workOf(state, slot));
    slot.ringing().flatMap(state::ringing).ifPresent(ticket -> parts.put("offer", offerOf(ticket)));
    return Optional.of(parts);
  }

  private QueueView.Work workOf(QueueState state, Slot slot) {
    var assistances = assistances(state);
    var talks = slot.talks().keySet();
    var open = talks.stream().filter(id -> !assistances.containsKey(id)).findFirst();
    var assists = talks.stream().filter(assistances::containsKey).map(assistances::get).findFirst();
    return new QueueView.Work(open, List.copyOf(slot.wrapUps().keySet()), assists);
  }

  /** Every desk is shown anew at every change: looked for once for all of them. */
  @SuppressWarnings("ReferenceEquality") // As in workOut.
  private Map<ConsultationId, ConferenceId> assistances(QueueState state) {
    if (state != assistedState) {
      var found = new HashMap<ConsultationId, ConferenceId>();
      for (var ticket : state.tickets().values()) {
        ticket
            .entry()
            .assists()
            .ifPresent(into -> ticket.stage().serving().ifPresent(id -> found.put(id, into)));
      }
      assistances = found;
      assistedState = state;
    }
    return assistances;
  }

  private static DutyState dutyOf(Slot slot) {
    if (!slot.talks().isEmpty()) {
      return DutyState.IN_CALL;
    }
    if (!slot.wrapUps().isEmpty() && slot.standing() == Standing.AVAILABLE) {
      return DutyState.WRAP_UP;
    }
    return switch (slot.standing()) {
      case AVAILABLE -> DutyState.AVAILABLE;
      case AWAY -> DutyState.AWAY;
      case OFF_DUTY -> DutyState.OFF_DUTY;
    };
  }

  private static QueueView.Offer offerOf(Ticket ticket) {
    var ringing = (Stage.Ringing) ticket.stage();
    var brief = ticket.entry().brief();
    return new QueueView.Offer(
        ringing.offer(),
        ticket.id(),
        ticket.desk(),
        brief.category(),
        brief.channel(),
        brief.village(),
        brief.groups(),
        ticket.kind(),
        brief.media(),
        ticket.since(),
        ringing.until(),
        ringing.rule());
  }

  private Optional<Map<String, ViewPart>> board(QueueState state, Caller viewer, Instant now) {
    if (viewer.role() == Caller.Role.RESIDENT) {
      return Optional.empty();
    }
    workOut(state, now);
    var parts = new LinkedHashMap<String, ViewPart>();
    parts.put("board", boardOf(state, now));
    for (int i = 0; i < order.size(); i++) {
      var ticket = order.get(i);
      parts.put("waiting/" + ticket.id().value(), waitingOf(ticket, i + 1));
    }
    if (viewer.role() != Caller.Role.LAWYER) {
      state.slots().forEach((lawyer, slot) -> putOnDuty(parts, lawyer, slot));
    }
    return Optional.of(parts);
  }

  private static void putOnDuty(Map<String, ViewPart> parts, LawyerId lawyer, Slot slot) {
    var duty = dutyOf(slot);
    if (duty != DutyState.OFF_DUTY) {
      var talkingSince = slot.talks().values().stream().min(Instant::compareTo);
      parts.put(
          "lawyer/" + lawyer.value(),
          new QueueView.OnDuty(lawyer, duty, slot.since(), talkingSince));
    }
  }

  private QueueView.Board boardOf(QueueState state, Instant now) {
    var duties = new ArrayList<DutyState>();
    state.slots().values().forEach(slot -> duties.add(dutyOf(slot)));
    return new QueueView.Board(
        order.size(),
        count(duties, DutyState.AVAILABLE),
        count(duties, DutyState.IN_CALL),
        count(duties, DutyState.WRAP_UP),
        count(duties, DutyState.AWAY),
        pool.hours().isOpen(now),
        order.stream().map(Ticket::since).min(Instant::compareTo));
  }

  private Optional<Map<String, ViewPart>> rules(QueueState state, Caller viewer) {
    return viewer.role() == Caller.Role.ADMINISTRATOR
        ? Optional.of(
            Map.of(
                QueueView.RULES,
                new QueueView.Rules(state.settings(pool), pool.settings(), state.ruling())))
        : Optional.empty();
  }

  private static int count(List<DutyState> duties, DutyState wanted) {
    return (int) duties.stream().filter(duty -> duty == wanted).count();
  }

  private static QueueView.Waiting waitingOf(Ticket ticket, int place) {
    var offeredTo =
        ticket.stage() instanceof Stage.Ringing ringing
            ? Optional.of(ringing.lawyer())
            : Optional.<LawyerId>empty();
    return new QueueView.Waiting(
        ticket.id(),
        ticket.desk(),
        ticket.entry().brief().category(),
        ticket.since(),
        stateOf(ticket),
        place,
        ticket.entry().brief().groups(),
        ticket.kind(),
        offeredTo);
  }

  private static TicketState stateOf(Ticket ticket) {
    if (ticket.stage() instanceof Stage.Ringing) {
      return TicketState.OFFERED;
    }
    if (ticket.stage() instanceof Stage.Committed) {
      return TicketState.ACCEPTED;
    }
    if (ticket.stage() instanceof Stage.Talking) {
      return TicketState.IN_CONSULTATION;
    }
    return ticket.presence().present() || !ticket.kind().isLive()
        ? TicketState.WAITING
        : TicketState.ABSENT;
  }

  @SuppressWarnings(
      "ReferenceEquality") // The very same state, not an equal one: comparing all of it would cost
  // more.
  private void workOut(QueueState state, Instant now) {
    if (state != seenState || !now.equals(seenAt)) {
      order = matching.inOrder(state, now);
      places.clear();
      order.forEach(ticket -> places.put(ticket.id(), places.size()));
      waits = estimate.of(state, now);
      seenState = state;
      seenAt = now;
    }
  }
}
