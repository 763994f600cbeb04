package legalhub.hub.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import legalhub.actors.entity.Refusal;
import legalhub.actors.queue.Kind;
import legalhub.actors.session.Channel;
import legalhub.actors.session.ResidentSession;
import legalhub.actors.session.ResidentSession.Visit;
import legalhub.actors.session.SessionState;
import legalhub.actors.town.Town;

/** What people ask for, and who is turned away before there is a place. */
final class VisitMeters {
  private final PerDesk<Map<Kind, Map<Channel, Counter>>> asked;
  private final PerDesk<Map<Refusal, Counter>> refused;

  VisitMeters(MeterRegistry registry, Town town) {
    this.asked =
        new PerDesk<>(
            town,
            (pool, desk) ->
                PerDesk.each(
                    Kind.class,
                    kind ->
                        PerDesk.each(
                            Channel.class,
                            channel ->
                                Counter.builder("legalhub.visits.asked")
                                    .description("What people asked for")
                                    .tags("pool", pool, "desk", desk)
                                    .tags("kind", kind.name(), "channel", channel.name())
                                    .register(registry))));
    this.refused =
        new PerDesk<>(
            town,
            (pool, desk) ->
                PerDesk.each(
                    Refusal.class,
                    why ->
                        Counter.builder("legalhub.visits.refused")
                            .description("People who got no place in the queue")
                            .tags("pool", pool, "desk", desk, "reason", why.name())
                            .register(registry)));
  }

  void recorded(ResidentSession.Event event, SessionState state) {
    if (event instanceof ResidentSession.Asked e) {
      var visit = e.visit();
      asked
          .of(visit.pool(), visit.desk())
          .get(visit.kind())
          .get(visit.brief().channel())
          .increment();
    } else if (event instanceof ResidentSession.NotQueued e
        && state.stage() instanceof SessionState.Choosing choosing) {
      refused(choosing.visit(), e.why());
    }
  }

  private void refused(Visit visit, Refusal why) {
    refused.of(visit.pool(), visit.desk()).get(why).increment();
  }
}
