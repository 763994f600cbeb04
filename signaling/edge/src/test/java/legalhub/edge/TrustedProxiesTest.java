package legalhub.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.7, 10.0.0.7, true",
    "10.0.0.7, 10.0.0.8, false",
    "10.244.0.0/16, 10.244.255.1, true",
    "10.244.0.0/16, 10.245.0.1, false",
    "10.244.8.0/21, 10.244.15.255, true",
    "10.244.8.0/21, 10.244.16.0, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "2001:db8::/32, 2001:db8:9::1, true",
    "2001:db8::/32, 2001:db9::1, false",
    "10.0.0.0/8, unknown, false",
    "10.0.0.0/8, '', false"
  })
  void anAddressIsTrustedWithinItsNetwork(String trusted, String address, boolean expected) {
    assertThat(TrustedProxies.of(List.of(trusted)).trusts(address)).isEqualTo(expected);
  }

  @Test
  void withoutAnyNobodyIsTrusted() {
    assertThat(TrustedProxies.of(List.of()).trusts("127.0.0.1")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"proxy", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0/8", "2001:db8::/129"})
  void whatIsNeitherAddressNorNetworkIsRefused(String word) {
    assertThatThrownBy(() -> TrustedProxies.of(List.of(word)))
        .isInstanceOf(ConfigException.BadValue.class)
        .hasMessageContaining("\"" + word + "\"");
  }
}
