package legalhub.hub.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.Map;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
  @ParameterizedTest
  @CsvSource({
    "auto, false, hub.cn:8080, ws://hub.cn:8081/realtime, ws://hub.cn:8081",
    "auto, true, hub.cn, wss://hub.cn:8081/realtime, wss://hub.cn:8081",
    "auto, false, [::1]:8080, ws://[::1]:8081/realtime, ws://[::1]:8081",
    "auto, false, 'evil.cn; script-src *', ws://localhost:8081/realtime, ws://localhost:8081",
    "'', true, hub.cn, '', wss://hub.cn",
    "wss://rt.hub.cn/realtime, true, hub.cn, wss://rt.hub.cn/realtime, wss://rt.hub.cn",
    "'wss://a.cn/a, wss://b.cn:7/b', true, a.cn, 'wss://a.cn/a,wss://b.cn:7/b', wss://a.cn wss://b.cn:7",
    "'wss://a.cn/1,wss://a.cn/2', true, a.cn, 'wss://a.cn/1,wss://a.cn/2', wss://a.cn"
  })
  void theSocketsAreWhereTheSettingsSay(
      String setting, boolean secure, String host, String urls, String sources) {
    var origins = new Origins(settings(setting, secure));
    var request = HttpRequest.create().addHeader(RawHeader.create("Host", host));
    assertThat(String.join(",", origins.realtimeUrls(request))).isEqualTo(urls);
    assertThat(origins.connectSources(request)).isEqualTo(sources);
  }

  @Test
  void oneTextForAllNodesTellsEachPageItsOwnNodeFirst() {
    var all = "auto,ws://10.0.0.1:8081/realtime,ws://10.0.0.2:8081/realtime";
    var request = HttpRequest.create().addHeader(RawHeader.create("Host", "10.0.0.2:8080"));
    assertThat(new Origins(settings(all, false)).realtimeUrls(request))
        .containsExactly("ws://10.0.0.2:8081/realtime", "ws://10.0.0.1:8081/realtime");
  }

  @Test
  void aRequestWithoutAHostIsForThisMachine() {
    assertThat(new Origins(settings("auto", false)).realtimeUrls(HttpRequest.create()))
        .containsExactly("ws://localhost:8081/realtime");
  }

  @ParameterizedTest
  @CsvSource({
    "https://hub.cn, true",
    "http://hub.cn, true",
    "https://evil.cn, false",
    "null, false"
  })
  void onlyPagesOfThisHostAreItsOwn(String origin, boolean own) {
    var request =
        HttpRequest.create()
            .addHeader(RawHeader.create("Host", "hub.cn"))
            .addHeader(RawHeader.create("Origin", origin));
    assertThat(new Origins(settings("auto", true)).isOwn(request)).isEqualTo(own);
  }

  @Test
  void aTerminalsPageMayAskTheReaderOnTheTerminalItself() {
    var origins = new Origins(settings("auto", true, "http://127.0.0.1:8137/card"));
    assertThat(origins.cardReaderUrl()).contains("http://127.0.0.1:8137/card");
    assertThat(origins.connectSources(HttpRequest.create()))
        .isEqualTo("wss://localhost:8081 http://127.0.0.1:8137");
    assertThat(new Origins(settings("auto", true)).cardReaderUrl()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://reader.example.cn/card",
        "http://127.0.0.1:8137/card; script-src *",
        "http://127.0.0.1.evil.cn/card",
        "card"
      })
  void noReaderIsElsewhere(String url) {
    assertThatThrownBy(() -> settings("auto", true, url))
        .isInstanceOf(InvalidAddress.class)
        .hasMessageContaining("card-reader-url");
  }

  private static HttpSettings settings(String urls, boolean secure) {
    return settings(urls, secure, "");
  }

  private static HttpSettings settings(String urls, boolean secure, String cardReader) {
    return HttpSettings.from(
        ConfigFactory.parseMap(
            Map.of(
                "legalhub.http.card-reader-url",
                cardReader,
                "legalhub.http.host",
                "127.0.0.1",
                "legalhub.http.port",
                0,
                "legalhub.http.tls",
                Map.of("certificates", "", "key", ""),
                "legalhub.http.behind-https",
                secure,
                "legalhub.http.trusted-proxies",
                List.of(),
                "legalhub.http.realtime-urls",
                urls,
                "legalhub.edge.listen.port",
                8081,
                "legalhub.edge.listen.path",
                "/realtime",
                "legalhub.edge.listen.origins",
                "https://a.cn,http://10.0.0.1:8080")));
  }
}
