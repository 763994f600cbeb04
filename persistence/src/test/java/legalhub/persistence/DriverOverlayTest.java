package legalhub.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import legalhub.persistence.testing.SharedCassandra;
import org.junit.jupiter.api.Test;

class DriverOverlayTest {

  @Test
  void aClusterWithLogInAndTlsReachesTheDriver() {
    var driver =
        driver(
            """
            contact-points = "a:9042, b:9042"
            local-datacenter = south
            username = hub
            password = secret
            truststore = "/etc/legalhub/cassandra.p12"
            truststore-password = changeit
            """);
    assertThat(driver.getStringList("basic.contact-points")).containsExactly("a:9042", "b:9042");
    assertThat(driver.getString("basic.load-balancing-policy.local-datacenter")).isEqualTo("south");
    assertThat(driver.getString("advanced.auth-provider.class")).isEqualTo("PlainTextAuthProvider");
    assertThat(driver.getString("advanced.ssl-engine-factory.truststore-path"))
        .isEqualTo("/etc/legalhub/cassandra.p12");
    assertThat(driver.getBoolean("advanced.ssl-engine-factory.hostname-validation")).isTrue();
  }

  @Test
  void withoutThemTheDriverAsksForNeither() {
    var driver = driver("");
    assertThat(driver.hasPath("advanced.auth-provider")).isFalse();
    assertThat(driver.hasPath("advanced.ssl-engine-factory")).isFalse();
  }

  private static Config driver(String settings) {
    var config =
        ConfigFactory.parseString("legalhub.store.cassandra {" + settings + "\n}")
            .withFallback(SharedCassandra.delivered())
            .resolve();
    return DriverOverlay.of(config).getConfig("datastax-java-driver");
  }
}
