package legalhub.hub.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import legalhub.actors.consultation.Consultation;
import legalhub.actors.consultation.ConsultationState;
import legalhub.actors.consultation.Outcome;
import legalhub.actors.queue.Kind;
import legalhub.actors.session.Channel;
import legalhub.actors.town.Town;

/** How consultations end, and how long the two have talked. */
final class ConsultationMeters {
  private static final Duration[] TALKS =
      Stream.of(30, 60, 120, 300, 600, 900, 1_200, 1_800, 2_700, 3_600, 5_400)
          .map(Duration::ofSeconds)
          .toArray(Duration[]::new);

  private final PerDesk<Map<Channel, Map<Outcome, Counter>>> ended;
  private final PerDesk<Map<Kind, Timer>> talks;

  ConsultationMeters(MeterRegistry registry, Town town) {
    this.ended =
        new PerDesk<>(
            town,
            (pool, desk) ->
                PerDesk.each(
                    Channel.class,
                    channel ->
                        PerDesk.each(
                            Outcome.class,
                            outcome ->
                                Counter.builder("legalhub.consultations.ended")
                                    .description("Consultations by how they ended")
                                    .tags("pool", pool, "desk", desk)
                                    .tags("channel", channel.name(), "outcome", outcome.name())
                                    .register(registry))));
    this.talks =
        new PerDesk<>(
            town,
            (pool, desk) ->
                PerDesk.each(
                    Kind.class,
                    kind ->
                        Timer.builder("legalhub.consultations.talk")
                            .description("From both being there to the end of the talk")
                            .tags("pool", pool, "desk", desk, "kind", kind.name())
                            .serviceLevelObjectives(TALKS)
                            .register(registry)));
  }

  void recorded(Consultation.Event event, ConsultationState state) {
    if (event instanceof Consultation.Ended && state instanceof ConsultationState.Ended over) {
      var about = over.file().commission();
      ended
          .of(about.pool(), about.desk())
          .get(about.brief().channel())
          .get(over.outcome())
          .increment();
      if (over.tookPlace()) {
        talks.of(about.pool(), about.desk()).get(about.kind()).record(over.talk());
      }
    }
  }
}
