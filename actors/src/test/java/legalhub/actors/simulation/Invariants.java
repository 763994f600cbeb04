package legalhub.actors.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import legalhub.actors.consultation.Consultation;
import legalhub.actors.consultation.ConsultationState;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Recorded;
import legalhub.actors.lawyer.Lawyer;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.OfferId;
import legalhub.actors.queue.Queue;
import legalhub.actors.queue.QueueState;
import legalhub.actors.queue.Ticket;
import legalhub.actors.queue.TicketId;
import legalhub.actors.town.LawyerProfile;
import legalhub.actors.town.Pool;

/** What must hold after every single recorded fact (CASES.md, Q1-Q16). */
final class Invariants {
  /**
   * A lease of 15 s, a beat of 5 s before it, and the news to the queue over a network that loses
   * some.
   */
  private static final Duration GHOST_MAX = Duration.ofSeconds(20 + 12);

  private final Pool pool;
  private final Map<LawyerId, SimulatedLawyer> lawyers = new HashMap<>();
  private final Set<OfferId> accepted = new HashSet<>();
  private final Set<TicketId> served = new HashSet<>();
  private World world;
  private QueueState before = null;
  private int offers;

  Invariants(Pool pool) {
    this.pool = pool;
  }

  void watch(World watched) {
    this.world = watched;
  }

  void knows(SimulatedLawyer lawyer) {
    lawyers.put(lawyer.id(), lawyer);
  }

  int offers() {
    return offers;
  }

  int servedTickets() {
    return served.size();
  }

  void check(SimulatedEntity<?, ?, ?> entity) {
    if (entity.address().kind() == EntityKind.QUEUE) {
      queue(entity);
    } else if (entity.address().kind() == EntityKind.CONSULTATION) {
      consultation(entity);
    }
  }

  private void queue(SimulatedEntity<?, ?, ?> entity) {
    var state = (QueueState) entity.state();
    var event = last(entity).event();
    capacity(state);
    oneDeskPerTicket(state);
    if (event instanceof Queue.Offered offered) {
      offers++;
      firstComeFirstServed(offered);
      noGhost(offered);
    } else if (event instanceof Queue.OfferAccepted a) {
      assertThat(accepted.add(a.offer())).as("Q1: an offer is accepted once").isTrue();
    } else if (event instanceof Queue.Closed closed) {
      boolean first =
          closed.reason() != legalhub.actors.queue.CloseReason.SERVED
              || served.add(closed.ticket());
      assertThat(first).as("a ticket is served once").isTrue();
      assertThat(state.tickets()).doesNotContainKey(closed.ticket());
    }
    before = state;
  }

  private static Recorded<?> last(SimulatedEntity<?, ?, ?> entity) {
    return entity.journal().get(entity.journal().size() - 1);
  }

  private void capacity(QueueState state) {
    state
        .slots()
        .forEach(
            (lawyer, slot) -> {
              int held = slot.talks().size() + (slot.ringing().isPresent() ? 1 : 0);
              assertThat(held)
                  .as("Q2: %s is never asked for more than one at once", lawyer)
                  .isLessThanOrEqualTo(pool.settings().consultationsMax());
              slot.ringing()
                  .ifPresent(
                      offer ->
                          assertThat(state.ringing(offer))
                              .as("Q5: no reservation without its ticket")
                              .isPresent());
            });
  }

  private static void oneDeskPerTicket(QueueState state) {
    var held = new HashSet<Object>();
    state
        .slots()
        .values()
        .forEach(
            slot ->
                slot.talks()
                    .keySet()
                    .forEach(
                        talk ->
                            assertThat(held.add(talk))
                                .as("Q1: one lawyer a consultation")
                                .isTrue()));
  }

  /**
   * Written apart from the matching code: nobody who came earlier, and isn't outranked, is passed
   * over.
   */
  private void firstComeFirstServed(Queue.Offered offered) {
    var chosen = before.tickets().get(offered.ticket());
    var lawyer = pool.lawyers().get(offered.lawyer());
    for (var other : before.tickets().values()) {
      boolean candidate =
          other.isOfferable() && !other.id().equals(chosen.id()) && maySee(other, lawyer);
      if (candidate && other.ordinal() < chosen.ordinal()) {
        assertThat(chosen.rank(world.now(), pool.settings()))
            .as("Q11: %s overtakes %s by a rule: %s", chosen.id(), other.id(), offered.rule())
            .isLessThan(other.rank(world.now(), pool.settings()));
      }
    }
    assertThat(new Conflicts(pool).bar(lawyer, chosen, world.now()))
        .as("a conflict of interest keeps the whole firm away")
        .isFalse();
    assertThat(chosen.presence().present() || !chosen.kind().isLive())
        .as("only the connected are offered")
        .isTrue();
  }

  private boolean maySee(Ticket ticket, LawyerProfile lawyer) {
    var paused = ticket.paused().get(lawyer.lawyer());
    boolean pausing = paused != null && paused.isAfter(world.now());
    if (pausing || new Conflicts(pool).bar(lawyer, ticket, world.now())) {
      return false;
    }
    var preference = ticket.preference().filter(p -> p.until().isAfter(world.now()));
    if (preference.isPresent()) {
      return preference.get().lawyer().equals(lawyer.lawyer());
    }
    boolean general =
        ticket.steps().widened() && lawyer.desks().contains(pool.generalDesk().orElseThrow());
    return lawyer.desks().contains(ticket.desk()) || general;
  }

  /**
   * A lease starts afresh when the lawyer goes on duty, and in every new life of the entity that
   * holds it.
   */
  private void noGhost(Queue.Offered offered) {
    var duty = world.entity(new EntityAddress(EntityKind.LAWYER, offered.lawyer().value()));
    var wentOnDuty =
        duty.journal().stream()
            .filter(fact -> fact.event() instanceof Lawyer.WentOnDuty)
            .map(Recorded::at)
            .max(Instant::compareTo)
            .orElseThrow();
    var seen =
        Stream.of(lawyers.get(offered.lawyer()).lastBeat(), wentOnDuty, duty.bornAt())
            .max(Instant::compareTo)
            .orElseThrow();
    assertThat(Duration.between(seen, world.now()))
        .as("Q6: no offer to a lawyer who is gone")
        .isLessThanOrEqualTo(GHOST_MAX);
  }

  private void consultation(SimulatedEntity<?, ?, ?> entity) {
    long ends =
        entity.journal().stream()
            .filter(fact -> fact.event() instanceof Consultation.Ended)
            .count();
    assertThat(ends).as("Q16: a talk ends once").isLessThanOrEqualTo(1);
    if (last(entity).event() instanceof Consultation.Opened opened) {
      oneTalkPerPerson(opened.commission());
    }
  }

  private void oneTalkPerPerson(Consultation.Commission commission) {
    int ofTicket = 0;
    int ofLawyer = 0;
    for (var entity : world.entities()) {
      if (entity.state() instanceof ConsultationState.Open) {
        var other = ((Consultation.Opened) entity.journal().get(0).event()).commission();
        ofTicket += other.ticket().equals(commission.ticket()) ? 1 : 0;
        ofLawyer += other.lawyer().equals(commission.lawyer()) ? 1 : 0;
      }
    }
    assertThat(ofTicket).as("Q10: one owner of ticket %s", commission.ticket()).isEqualTo(1);
    assertThat(ofLawyer)
        .as("Q2: one talk at a time")
        .isLessThanOrEqualTo(pool.settings().consultationsMax());
  }
}
