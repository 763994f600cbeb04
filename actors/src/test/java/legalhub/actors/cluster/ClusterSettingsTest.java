package legalhub.actors.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The table of times in cluster.conf, kept by arithmetic. */
class ClusterSettingsTest {
  private static final Config ALL =
      ConfigFactory.parseResources("cluster.conf")
          .withFallback(ConfigFactory.defaultReferenceUnresolved())
          .resolve();
  private static final Config CLUSTER = ALL.getConfig("pekko.cluster");

  /** From the last sign of life of a node to the first start of its entities elsewhere. */
  private static final Duration TAKEN_OVER =
      CLUSTER
          .getDuration("failure-detector.acceptable-heartbeat-pause")
          .plus(CLUSTER.getDuration("split-brain-resolver.stable-after"))
          .plus(CLUSTER.getDuration("down-removal-margin"));

  @Test
  void aProcessThatSleptExitsBeforeItsEntitiesLiveElsewhere() {
    var limit = ALL.getDuration("legalhub.cluster.pause-limit");
    assertThat(limit.plusSeconds(2)).isLessThan(TAKEN_OVER);
  }

  @Test
  void aNodeThatIsCutOffIsFencedBeforeItsEntitiesLiveElsewhere() {
    var fenced =
        CLUSTER
            .getDuration("failure-detector.acceptable-heartbeat-pause")
            .plus(CLUSTER.getDuration("failure-detector.heartbeat-interval").multipliedBy(2))
            .plus(CLUSTER.getDuration("unreachable-nodes-reaper-interval"));
    assertThat(fenced.plusSeconds(2)).isLessThan(TAKEN_OVER);
  }

  @Test
  void whatMustBeTheSameOnAllNodesIsSaidOnce() {
    assertThat(CLUSTER.getInt("sharding.number-of-shards")).isEqualTo(ShardedEntities.SHARDS);
    assertThat(CLUSTER.getString("sharding.remember-entities-store")).isEqualTo("eventsourced");
  }

  @Test
  void theLongestMessageFitsAFrame() {
    var frame = ALL.getBytes("pekko.remote.artery.advanced.maximum-frame-size");
    assertThat(frame).isGreaterThan(KryoMessageSerializer.BYTES_MAX + 32_000L);
  }
}
