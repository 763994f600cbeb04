package legalhub.actors.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import legalhub.actors.town.QueueLimit.Broken;
import legalhub.actors.town.QueueLimit.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QueueLimitTest {
  private final Map<QueueLimit, Long> values = new EnumMap<>(QueueLimit.class);

  QueueLimitTest() {
    for (var limit : QueueLimit.values()) {
      values.put(limit, limit.of(QueueSettings.defaults()));
    }
  }

  private QueueSettings settings() {
    return new QueueSettings(
        span(QueueLimit.RING),
        count(QueueLimit.UNANSWERED_MAX),
        span(QueueLimit.WIDEN_AFTER),
        span(QueueLimit.INSTEAD_AFTER),
        span(QueueLimit.KEEP_ABSENT),
        span(QueueLimit.AGEING),
        span(QueueLimit.WAITING_MAX),
        span(QueueLimit.ANSWER_DUE_AFTER),
        span(QueueLimit.PREFER_FOR),
        count(QueueLimit.RETURNS_MAX),
        count(QueueLimit.CONSULTATIONS_MAX),
        count(QueueLimit.TICKETS_MAX));
  }

  private Duration span(QueueLimit limit) {
    return Duration.ofSeconds(values.get(limit));
  }

  private int count(QueueLimit limit) {
    return values.get(limit).intValue();
  }

  @Test
  void theDefaultsAreWithinTheLimits() {
    assertThat(settings()).isEqualTo(QueueSettings.defaults());
    assertThat(QueueLimit.brokenBy(settings())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void eachLimitHoldsAndOnePastItIsNamed(QueueLimit limit) {
    values.put(QueueLimit.WIDEN_AFTER, 1L);
    values.put(QueueLimit.INSTEAD_AFTER, 1L);
    values.put(QueueLimit.WAITING_MAX, QueueLimit.WAITING_MAX.most());
    values.put(limit, limit.least());
    assertThat(QueueLimit.brokenBy(settings())).isEmpty();
    values.put(limit, limit.most());
    assertThat(QueueLimit.brokenBy(settings())).isEmpty();
    values.put(limit, limit.least() - 1);
    assertThat(QueueLimit.brokenBy(settings())).containsExactly(new Broken(limit, Fault.TOO_SMALL));
    values.put(limit, limit.most() + 1);
    assertThat(QueueLimit.brokenBy(settings())).containsExactly(new Broken(limit, Fault.TOO_LARGE));
  }

  @Test
  void whatComesWhileSomebodyWaitsComesBeforeTheWaitEnds() {
    values.put(QueueLimit.WAITING_MAX, 600L);
    values.put(QueueLimit.WIDEN_AFTER, 599L);
    values.put(QueueLimit.INSTEAD_AFTER, 599L);
    assertThat(QueueLimit.brokenBy(settings())).isEmpty();
    values.put(QueueLimit.WIDEN_AFTER, 600L);
    values.put(QueueLimit.INSTEAD_AFTER, 600L);
    assertThat(QueueLimit.brokenBy(settings()))
        .containsExactly(
            new Broken(QueueLimit.WIDEN_AFTER, Fault.NOT_BEFORE_WAITING_MAX),
            new Broken(QueueLimit.INSTEAD_AFTER, Fault.NOT_BEFORE_WAITING_MAX));
  }
}
