package legalhub.actors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Collectors;
import legalhub.actors.conference.ConferenceMeans;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.EntitySpec;
import legalhub.actors.town.ConsultationSettings;
import legalhub.actors.town.Town;
import org.junit.jupiter.api.Test;

class SpecsTest {
  private final Town town = new Town(Map.of(Sample.POOL, Sample.pool()));

  @Test
  void everyKindButTheQueueRests() {
    var resting =
        Specs.of(town, ConsultationSettings.defaults(), Sample.SIGNER, ConferenceMeans.NONE)
            .stream()
            .filter(spec -> spec.rules().apply(Sample.POOL.value()).rests())
            .map(EntitySpec::kind)
            .collect(Collectors.toSet());
    assertThat(resting)
        .isEqualTo(EnumSet.complementOf(EnumSet.of(EntityKind.QUEUE, EntityKind.DASHBOARD)));
  }
}
