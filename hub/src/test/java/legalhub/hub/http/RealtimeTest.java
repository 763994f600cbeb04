package legalhub.hub.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RealtimeTest {
  private static final String TWO = "ws://a.cn:8081/realtime, ws://b.cn:8081/realtime";

  private static Config config(String urls, String origins) {
    return ConfigFactory.parseString(
        """
        legalhub.http.realtime-urls = %s
        legalhub.edge.listen { port = 8081, path = "/realtime", origins = %s }
        """
            .formatted(urls, origins));
  }

  private static Realtime read(String urls, String origins, boolean secure) {
    return Realtime.from(config('"' + urls + '"', '"' + origins + '"'), secure);
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', false",
    "auto, '', false",
    "'auto, ws://b.cn:8081/realtime', '', false",
    "'ws://127.0.0.1:9/realtime', '', false",
    "'wss://hub.cn/a,wss://hub.cn/b', '', true",
    "'wss://a.cn/realtime,wss://b.cn/realtime', 'https://a.cn,https://b.cn:8443', true",
    "'ws://[::1]:1/realtime,ws://b.cn/realtime', 'http://[::1]:8080', false"
  })
  void whatPagesCanUseIsTaken(String urls, String origins, boolean secure) {
    assertThat(String.join(",", read(urls, origins, secure).urls()))
        .isEqualTo(urls.replace(" ", ""));
  }

  @Test
  void aListIsAsGoodAsAText() {
    var read = Realtime.from(config("[auto, \"ws://b.cn/realtime\"]", "[]"), false);
    assertThat(read.urls()).containsExactly("auto", "ws://b.cn/realtime");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hub-b.cn",
        "hub-b.cn:8081",
        "/realtime",
        "https://hub-b.cn/realtime",
        "ws://hub-b.cn:8081",
        "ws:///realtime",
        "ws://me@hub-b.cn/realtime",
        "ws://hub-b.cn/realtime#b",
        "ws://hub b.cn/realtime",
        "ws://hub-b.cn;script-src/realtime",
        "auto, AUTO"
      })
  void whatIsNoSocketIsSaid(String urls) {
    assertThatThrownBy(() -> read(urls, "", false))
        .isInstanceOf(InvalidAddress.class)
        .hasMessageContaining("legalhub.http.realtime-urls")
        .hasMessageContaining("no socket's address");
  }

  @ParameterizedTest
  @CsvSource({
    "'ws://a.cn/realtime, ws://a.cn/realtime', false, twice",
    "'auto, auto', false, twice",
    "'ws://a.cn/realtime, auto', false, stands first",
    "'ws://a.cn/realtime', true, HTTPS"
  })
  void whatCannotWorkIsSaid(String urls, boolean secure, String words) {
    assertThatThrownBy(() -> read(urls, "", secure))
        .isInstanceOf(InvalidAddress.class)
        .hasMessageContaining(words);
  }

  @Test
  void thereIsALimit() {
    var seventeen = "auto" + ",ws://a.cn/%d".repeat(16);
    var urls =
        seventeen.formatted(
            List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16).toArray());
    assertThatThrownBy(() -> read(urls, "", false)).hasMessageContaining("at most 16");
  }

  @Test
  void nodesUnderSeveralNamesMustBeToldWhosePagesComeToThem() {
    assertThatThrownBy(() -> read(TWO, "", false))
        .isInstanceOf(InvalidAddress.class)
        .hasMessageContaining("a.cn and b.cn")
        .hasMessageContaining("legalhub.edge.listen.origins");
    assertThat(read(TWO, "http://a.cn:8080,http://b.cn:8080", false).urls()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.cn",
        "https://a.cn/",
        "https://A.cn",
        "https://a.cn:443",
        "http://a.cn:80",
        "ws://a.cn",
        "https://a.cn, *"
      })
  void anOriginThatNoBrowserSendsIsSaid(String origins) {
    assertThatThrownBy(() -> read(TWO, origins, false))
        .isInstanceOf(InvalidAddress.class)
        .hasMessageContaining("an origin looks like");
  }
}
