package legalhub.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import legalhub.persistence.embedded.GuardedCassandra;
import legalhub.persistence.testing.SharedCassandra;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriverOverlayTest {
  @TempDir static Path folder;

  @BeforeAll
  static void stores() throws Exception {
    GuardedCassandra.pair(folder, "hub");
    GuardedCassandra.trust(folder, "hub", "hub");
  }

  @Test
  void aClusterWithLogInAndTlsReachesTheDriver() {
    var driver =
        driver(
            """
            contact-points = "a:9042, b:9042"
            local-datacenter = south
            username = hub
            password = secret
            truststore = "%s"
            truststore-password = changeit
            keystore = "%s"
            keystore-password = changeit
            """
                .formatted(folder.resolve("hub-trusts.p12"), folder.resolve("hub.p12")));
    assertThat(driver.getStringList("basic.contact-points")).containsExactly("a:9042", "b:9042");
    assertThat(driver.getString("basic.load-balancing-policy.local-datacenter")).isEqualTo("south");
    assertThat(driver.getString("advanced.auth-provider.class")).isEqualTo("PlainTextAuthProvider");
    var tls = driver.getConfig("advanced.ssl-engine-factory");
    assertThat(tls.getString("class")).isEqualTo("DefaultSslEngineFactory");
    assertThat(tls.getString("truststore-path")).endsWith("hub-trusts.p12");
    assertThat(tls.getString("keystore-path")).endsWith("hub.p12");
    assertThat(tls.getBoolean("hostname-validation")).isTrue();
  }

  @Test
  void withoutThemTheDriverAsksForNeither() {
    var driver = driver("");
    assertThat(driver.hasPath("advanced.auth-provider")).isFalse();
    assertThat(driver.hasPath("advanced.ssl-engine-factory")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          contact-points = ""             | contact-points is a list of HOST:PORT
          contact-points = cassandra      | it holds "cassandra"
          contact-points = "a:9042 b:9"   | contact-points is a list of HOST:PORT
          contact-points = "a:90420"      | it holds "a:90420"
          local-datacenter = ""           | local-datacenter is empty
          username = hub                  | needs both, a username and a password
          password = secret               | needs both, a username and a password
          keystore = "/k.p12"             | keystore is set without truststore
          truststore = "/not/there.p12"   | truststore, the file /not/there.p12, can't be opened
          """)
  void whatCantWorkIsNamedBeforeAnythingIsTried(String setting, String sentence) {
    assertThatThrownBy(() -> driver(setting))
        .isInstanceOf(WrongStoreSettings.class)
        .hasMessageContaining("legalhub.store.cassandra")
        .hasMessageContaining(sentence)
        .hasMessageNotContaining("secret");
  }

  @Test
  void aStoresWrongPasswordIsFoundHereAndNotShown() {
    var setting =
        "truststore = \"%s\", truststore-password = guessed"
            .formatted(folder.resolve("hub-trusts.p12"));
    assertThatThrownBy(() -> driver(setting))
        .isInstanceOf(WrongStoreSettings.class)
        .hasMessageContaining("hub-trusts.p12")
        .hasMessageNotContaining("guessed");
  }

  private static Config driver(String settings) {
    var config =
        ConfigFactory.parseString("legalhub.store.cassandra {" + settings + "\n}")
            .withFallback(SharedCassandra.delivered())
            .resolve();
    return DriverOverlay.of(config).getConfig("datastax-java-driver");
  }
}
