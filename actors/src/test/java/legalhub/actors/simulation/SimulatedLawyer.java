package legalhub.actors.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import legalhub.actors.consultation.Consultation;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.consultation.ConsultationState;
import legalhub.actors.consultation.Outcome;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.lawyer.Lawyer;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.queue.OfferId;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.Queue;
import legalhub.actors.queue.QueueView;
import legalhub.actors.town.DeskId;

/** A lawyer at a console. Sees only what the desk view shows. */
final class SimulatedLawyer {
  private static final Duration BEAT = Duration.ofSeconds(5);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final World world;
  private final LawyerId id;
  private final Caller me;
  private final EntityAddress queue;
  private final EntityAddress duty;
  private boolean online = true;
  private boolean busy;
  private Optional<OfferId> ignoring = Optional.empty();
  private Instant endsTalk = Instant.MAX;
  private Instant lastBeat = Instant.EPOCH;

  SimulatedLawyer(World world, PoolId pool, LawyerId id) {
    this.world = world;
    this.id = id;
    this.me = new Caller(Caller.Role.LAWYER, id.value());
    this.queue = new EntityAddress(EntityKind.QUEUE, pool.value());
    this.duty = new EntityAddress(EntityKind.LAWYER, id.value());
    world.after(world.upTo(Duration.ofSeconds(10)), this::beat);
    world.after(world.upTo(Duration.ofSeconds(10)), this::look);
  }

  LawyerId id() {
    return id;
  }

  Instant lastBeat() {
    return lastBeat;
  }

  private void beat() {
    online = online ? !world.chance(0.02) : world.isCalm() || world.chance(0.2);
    if (online) {
      lastBeat = world.now();
      world.entity(duty).attend("connection");
      desk()
          .flatMap(view -> work(view).open())
          .ifPresent(c -> world.entity(consultation(c)).attend("lawyer"));
    }
    world.after(BEAT, this::beat);
  }

  private void look() {
    if (online && !busy) {
      desk().ifPresent(this::act);
    }
    world.after(LOOK, this::look);
  }

  private Optional<java.util.Map<String, legalhub.actors.entity.ViewPart>> desk() {
    return view(world.entity(queue));
  }

  private <C, E, S> Optional<java.util.Map<String, legalhub.actors.entity.ViewPart>> view(
      SimulatedEntity<C, E, S> entity) {
    return entity.rules().view(entity.state(), new Audience(me, QueueView.DESK, ""), world.now());
  }

  private static QueueView.Work work(java.util.Map<String, legalhub.actors.entity.ViewPart> view) {
    return (QueueView.Work) view.get("work");
  }

  private void act(java.util.Map<String, legalhub.actors.entity.ViewPart> view) {
    var standing = ((QueueView.Duty) view.get("duty")).state();
    if (view.get("offer") instanceof QueueView.Offer offer) {
      answer(offer.offer());
    } else if (work(view).open().isPresent()) {
      serve(work(view).open().get());
    } else if (!work(view).wrapUp().isEmpty()) {
      wrapUp(work(view).wrapUp().get(0));
    } else if (standing == QueueView.DutyState.OFF_DUTY || standing == QueueView.DutyState.AWAY) {
      if (world.isCalm() || world.chance(0.2)) {
        tell(duty, new Lawyer.GoOnDuty());
      }
    } else if (world.chance(0.002)) {
      tell(duty, new Lawyer.GoOffDuty());
    }
  }

  private void answer(OfferId offer) {
    if (ignoring.filter(offer::equals).isPresent()) {
      return;
    }
    if (world.chance(0.1)) {
      ignoring = Optional.of(offer);
    } else if (world.chance(0.1)) {
      tell(queue, new Queue.Decline(offer, world.random().nextBoolean() ? "BUSY" : "NOT_MY_FIELD"));
    } else {
      tell(queue, new Queue.Accept(offer));
    }
  }

  private void serve(ConsultationId open) {
    var to = consultation(open);
    var state = world.entity(to).state();
    if (state instanceof ConsultationState.Joining) {
      if (!world.chance(0.3)) {
        endsTalk = world.now().plus(Duration.ofSeconds(20 + world.random().nextInt(400)));
        tell(to, new Consultation.Join(new legalhub.actors.session.Media(true, true)));
      }
    } else if (state instanceof ConsultationState.Talking) {
      talk(to);
    }
  }

  private void talk(EntityAddress to) {
    if (world.chance(0.002)) {
      tell(to, new Consultation.Transfer(Optional.empty(), Optional.of(new DeskId("general"))));
    } else if (world.chance(0.002)) {
      tell(to, new Consultation.CheckConflict(world.random().nextBoolean()));
    } else if (world.isCalm() || world.now().isAfter(endsTalk)) {
      tell(to, new Consultation.End(Outcome.RESOLVED));
    }
  }

  private void wrapUp(ConsultationId consultation) {
    if (world.isCalm() || world.chance(0.05)) {
      var none = Sealed.none("r");
      tell(
          consultation(consultation),
          new Consultation.CompleteRecord(
              new Consultation.Advice("FAMILY", none, none, none, List.of(), "", "")));
    }
  }

  private void tell(EntityAddress to, Object command) {
    busy = true;
    world.ask(to, me, command, reply -> busy = false);
  }

  private static EntityAddress consultation(ConsultationId id) {
    return new EntityAddress(EntityKind.CONSULTATION, id.value());
  }
}
