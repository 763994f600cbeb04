package legalhub.hub.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import legalhub.actors.consultation.Consultation;
import legalhub.actors.consultation.ConsultationState;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Recorded;
import legalhub.actors.entity.Witness;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.Queue;
import legalhub.actors.queue.QueueState;
import legalhub.actors.session.ResidentSession;
import legalhub.actors.session.SessionState;
import legalhub.actors.town.Town;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures the entities of this node by what they record. A replay counts nothing again. */
final class MeterWitness implements Witness {
  private static final Logger LOG = LoggerFactory.getLogger(MeterWitness.class);

  private final EntityMeters entities;
  private final VisitMeters visits;
  private final QueueMeters queues;
  private final QueueGauges gauges;
  private final ConsultationMeters consultations;
  private final AtomicBoolean failed = new AtomicBoolean();

  MeterWitness(MeterRegistry registry, Town town, Clock clock) {
    this.entities = new EntityMeters(registry);
    this.visits = new VisitMeters(registry, town);
    this.queues = new QueueMeters(registry, town);
    this.gauges = new QueueGauges(registry, town, clock);
    this.consultations = new ConsultationMeters(registry, town);
  }

  @Override
  public void recorded(EntityAddress entity, long version, Recorded<?> fact, Object state) {
    try {
      if (fact.event() instanceof Queue.Event event) {
        var pool = new PoolId(entity.id());
        var after = (QueueState) state;
        queues.recorded(pool, event, fact.at(), gauges.changed(pool, after), after);
      } else if (fact.event() instanceof ResidentSession.Event event) {
        visits.recorded(event, (SessionState) state);
      } else if (fact.event() instanceof Consultation.Event event) {
        consultations.recorded(event, (ConsultationState) state);
      }
    } catch (RuntimeException unexpected) {
      failed(unexpected);
    }
  }

  @Override
  public void arrived(EntityAddress entity, Object state, long nanos) {
    try {
      entities.arrived(entity.kind(), nanos);
      if (entity.kind() == EntityKind.QUEUE) {
        gauges.arrived(new PoolId(entity.id()), (QueueState) state);
      }
    } catch (RuntimeException unexpected) {
      failed(unexpected);
    }
  }

  @Override
  public void gone(EntityAddress entity) {
    try {
      entities.gone(entity.kind());
      if (entity.kind() == EntityKind.QUEUE) {
        gauges.gone(new PoolId(entity.id()));
      }
    } catch (RuntimeException unexpected) {
      failed(unexpected);
    }
  }

  @Override
  public void wrote(EntityAddress entity, long nanos) {
    entities.wrote(entity.kind(), nanos);
  }

  @Override
  public void wroteInVain(EntityAddress entity) {
    entities.wroteInVain(entity.kind());
  }

  /** Runs within the entity: a mistake in measuring must not stop it. One line of log is enough. */
  private void failed(RuntimeException unexpected) {
    if (failed.compareAndSet(false, true)) {
      LOG.error("the metrics of an entity are wrong from now on", unexpected);
    }
  }
}
