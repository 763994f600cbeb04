package legalhub.actors.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import legalhub.actors.consultation.Consultation;
import legalhub.actors.consultation.ConsultationState;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.legalcase.CaseId;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.TicketId;
import legalhub.actors.session.Brief;
import legalhub.actors.session.Channel;
import legalhub.actors.session.Group;
import legalhub.actors.session.Media;
import legalhub.actors.session.ResidentId;
import legalhub.actors.session.ResidentSession;
import legalhub.actors.session.SessionState;
import legalhub.actors.town.DeskId;

/** A person with a phone. */
final class SimulatedResident {
  private static final Duration BEAT = Duration.ofSeconds(5);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final World world;
  private final PoolId pool;
  private final ResidentId id;
  private final Caller me;
  private final EntityAddress session;
  private boolean online = true;
  private boolean busy;
  private int visits;
  private Instant hangsUp = Instant.MAX;

  SimulatedResident(World world, PoolId pool, int number) {
    this.world = world;
    this.pool = pool;
    this.id = new ResidentId("r" + number);
    this.me = new Caller(Caller.Role.RESIDENT, id.value());
    this.session = new EntityAddress(EntityKind.RESIDENT_SESSION, id.value());
    world.after(world.upTo(Duration.ofSeconds(60)), this::beat);
    world.after(world.upTo(Duration.ofSeconds(120)), this::look);
  }

  SessionState state() {
    return (SessionState) world.entity(session).state();
  }

  EntityAddress session() {
    return session;
  }

  private void beat() {
    online = online ? !world.chance(0.05) : world.isCalm() || world.chance(0.3);
    if (online) {
      world.entity(session).attend("connection");
      if (state().stage() instanceof SessionState.InConsultation in) {
        world.entity(consultation(in)).attend("resident");
      }
    }
    world.after(BEAT, this::beat);
  }

  private void look() {
    if (online && !busy) {
      act(state().stage());
    }
    world.after(LOOK, this::look);
  }

  private void act(SessionState.Stage stage) {
    if (stage instanceof SessionState.Idle && !world.isCalm() && world.chance(0.2)) {
      ask();
    } else if (stage instanceof SessionState.Waiting waiting && world.chance(0.003)) {
      tell(session, new ResidentSession.Withdraw(waiting.visit().ticket()));
    } else if (stage instanceof SessionState.Waiting waiting && world.chance(0.002)) {
      tell(session, fallback(waiting.visit()));
    } else if (stage instanceof SessionState.Choosing choosing) {
      choose(choosing);
    } else if (stage instanceof SessionState.InConsultation in) {
      talk(in);
    } else if (stage instanceof SessionState.Rating rating) {
      rate(rating);
    } else if (stage instanceof SessionState.Promised && world.chance(0.02)) {
      tell(session, new ResidentSession.FinishVisit(Optional.empty()));
    }
  }

  private void choose(SessionState.Choosing choosing) {
    if (world.random().nextBoolean()) {
      tell(session, fallback(choosing.visit()));
    } else {
      tell(session, new ResidentSession.Withdraw(choosing.visit().ticket()));
    }
  }

  private void talk(SessionState.InConsultation in) {
    var state = world.entity(consultation(in)).state();
    if (state instanceof ConsultationState.Joining && !world.chance(0.9)) {
      hangsUp = world.now().plus(Duration.ofSeconds(30 + world.random().nextInt(300)));
      tell(consultation(in), new Consultation.Join(new Media(true, true)));
    } else if (state instanceof ConsultationState.Talking && world.now().isAfter(hangsUp)) {
      tell(consultation(in), new Consultation.Leave());
    }
  }

  private void rate(SessionState.Rating rating) {
    if (world.random().nextBoolean()) {
      tell(
          new EntityAddress(EntityKind.CONSULTATION, rating.consultation().value()),
          new Consultation.Rate(1 + world.random().nextInt(5), none()));
    }
    tell(session, new ResidentSession.FinishVisit(Optional.of(rating.consultation())));
  }

  private void ask() {
    var desk = new DeskId(world.random().nextInt(3) == 0 ? "labour" : "family");
    var ticket = new TicketId(id.value() + "-" + visits++);
    var kind = world.chance(0.05) ? Kind.MESSAGE : Kind.LIVE;
    var visit =
        new ResidentSession.Visit(
            ticket, pool, desk, CaseId.of(id, desk.value()), kind, brief(groups()), conflicts());
    tell(session, new ResidentSession.AskForLawyer(visit));
  }

  private Set<LawyerId> conflicts() {
    return world.chance(0.05) ? Set.of(new LawyerId("lawyer-0")) : Set.of();
  }

  private Set<Group> groups() {
    var groups = EnumSet.noneOf(Group.class);
    if (world.chance(0.2)) {
      groups.add(Group.ELDERLY);
    }
    if (world.chance(0.03)) {
      groups.add(Group.IN_DANGER);
    }
    return Set.copyOf(groups);
  }

  private ResidentSession.ChooseFallback fallback(ResidentSession.Visit visit) {
    return new ResidentSession.ChooseFallback(visit.ticket(), Kind.CALLBACK, visit.brief());
  }

  private Brief brief(Set<Group> groups) {
    return new Brief(
        "FAMILY",
        Channel.PHONE_WEB,
        "",
        groups,
        false,
        new Media(true, true),
        "",
        "1",
        false,
        none(),
        none(),
        none(),
        none(),
        none());
  }

  private Sealed none() {
    return Sealed.none(id.value());
  }

  private void tell(EntityAddress to, Object command) {
    busy = true;
    world.ask(to, me, command, reply -> busy = false);
  }

  private static EntityAddress consultation(SessionState.InConsultation in) {
    return new EntityAddress(EntityKind.CONSULTATION, in.consultation().value());
  }
}
