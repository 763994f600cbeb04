package legalhub.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import legalhub.edge.TrustedProxies;
import legalhub.hub.http.HttpSettings.Bind;
import legalhub.hub.http.HttpSettings.Realtime;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {
  @ParameterizedTest
  @CsvSource({
    "auto, false, hub.cn:8080, ws://hub.cn:8081/realtime, ws://hub.cn:8081",
    "auto, true, hub.cn, wss://hub.cn:8081/realtime, wss://hub.cn:8081",
    "auto, false, [::1]:8080, ws://[::1]:8081/realtime, ws://[::1]:8081",
    "auto, false, 'evil.cn; script-src *', ws://localhost:8081/realtime, ws://localhost:8081",
    "'', true, hub.cn, '', wss://hub.cn",
    "wss://rt.hub.cn/realtime, true, hub.cn, wss://rt.hub.cn/realtime, wss://rt.hub.cn"
  })
  void theSocketIsWhereTheSettingsSay(
      String setting, boolean secure, String host, String url, String source) {
    var origins = new Origins(settings(setting, secure));
    var request = HttpRequest.create().addHeader(RawHeader.create("Host", host));
    assertThat(origins.realtimeUrl(request)).isEqualTo(url);
    assertThat(origins.connectSource(request)).isEqualTo(source);
  }

  @Test
  void aRequestWithoutAHostIsForThisMachine() {
    assertThat(new Origins(settings("auto", false)).realtimeUrl(HttpRequest.create()))
        .isEqualTo("ws://localhost:8081/realtime");
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

  private static HttpSettings settings(String url, boolean secure) {
    return new HttpSettings(
        new Bind("127.0.0.1", 0),
        Optional.empty(),
        TrustedProxies.of(Set.of()),
        secure,
        new Realtime(8081, "/realtime", url));
  }
}
