package legalhub.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MembershipTest {
  private static Config config(String single, String points) {
    return ConfigFactory.parseString(
        """
        legalhub.cluster { single = %s, contact-points = "%s", kubernetes-host = "" }
        pekko.management.cluster.bootstrap.contact-point-discovery.discovery-method = config
        """
            .formatted(single, points));
  }

  private static Config discovery(String method, String kubernetesHost) {
    return ConfigFactory.parseString(
            """
            legalhub.cluster.kubernetes-host = "%s"
            pekko.management.cluster.bootstrap.contact-point-discovery.discovery-method = "%s"
            """
                .formatted(kubernetesHost, method))
        .withFallback(config("off", ""));
  }

  @Test
  void aPodNeedsNoContactPoints() {
    assertThat(
            Membership.withContactPoints(discovery("kubernetes-api", "10.96.0.1"))
                .getConfigList("pekko.discovery.config.services.legalhub.endpoints"))
        .isEmpty();
  }

  @Test
  void outsideOfAPodKubernetesIsNotAsked() {
    assertThatThrownBy(() -> Membership.withContactPoints(discovery("kubernetes-api", "")))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("this is no pod");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kubernetes", "", "aggregate"})
  void anUnknownWayOfDiscoveryIsRefused(String method) {
    assertThatThrownBy(() -> Membership.withContactPoints(discovery(method, "10.96.0.1")))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("it takes config, kubernetes-api");
  }

  @Test
  void theContactPointsAreGivenToDiscovery() {
    var found =
        Membership.withContactPoints(config("off", "10.0.0.1:7626, hub-b:7627"))
            .getConfigList("pekko.discovery.config.services.legalhub.endpoints");
    assertThat(found.stream().map(point -> point.getString("host") + " " + point.getInt("port")))
        .containsExactly("10.0.0.1 7626", "hub-b 7627");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hub-a", "hub-a:", "hub-a:port", " , "})
  void whoIsOneOfSeveralMustKnowTheOthers(String points) {
    assertThatThrownBy(() -> Membership.withContactPoints(config("off", points)))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("legalhub.cluster.contact-points");
  }

  @Test
  void aSingleHubNeedsNobody() {
    assertThat(
            Membership.withContactPoints(config("on", ""))
                .getConfigList("pekko.discovery.config.services.legalhub.endpoints"))
        .isEmpty();
  }
}
