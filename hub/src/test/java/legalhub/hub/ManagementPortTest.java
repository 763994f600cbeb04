package legalhub.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementPortTest {
  private static Config config(String single, String host, String port) {
    return ConfigFactory.parseString(
        """
        legalhub.cluster.single = %s
        legalhub.management { host = "%s", port = "%s" }
        pekko.management.http { hostname = "10.0.0.1", port = 7626 }
        """
            .formatted(single, host, port));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          on,          ,      , 127.0.0.1 0
          on,          , 9000 , 127.0.0.1 9000
          on,  0.0.0.0 ,      , 0.0.0.0 0
          off,         ,      , 10.0.0.1 7626
          off,         , 9000 , 10.0.0.1 9000
          off, hub-b   , 0    , hub-b 0
          """)
  void itIsWhereItIsNamedElseWhereItIsLookedFor(
      String single, String host, String port, String expected) {
    var given = config(single, host == null ? "" : host, port == null ? "" : port);
    var http = ManagementPort.configured(given).getConfig("pekko.management.http");
    assertThat(http.getString("hostname") + " " + http.getInt("port")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "-1", "65536", "80 "})
  void aPortIsANumber(String port) {
    assertThatThrownBy(() -> ManagementPort.configured(config("on", "", port)))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("LEGALHUB_MANAGEMENT_PORT")
        .hasMessageContaining(port);
  }

  /** As delivered, without a word from the operator. */
  @Test
  void aSingleHubOpensAnyFreePortOfLoopback() {
    var http = ManagementPort.configured(ConfigFactory.load()).getConfig("pekko.management.http");
    assertThat(http.getString("hostname") + " " + http.getInt("port")).isEqualTo("127.0.0.1 0");
  }
}
