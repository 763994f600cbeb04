package legalhub.hub.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeechSettingsTest {
  private static final String HERE = "legalhub.supervision.";

  private static Config config(String settings) {
    return ConfigFactory.parseString(settings)
        .withFallback(
            ConfigFactory.parseString("legalhub.store.folder = data, legalhub.edge.listen {}"))
        .withFallback(ConfigFactory.defaultReferenceUnresolved())
        .resolve();
  }

  @Test
  void bothAreOffByDefault() {
    var settings = SpeechSettings.from(config(""));
    assertThat(settings.speechToText()).isEmpty();
    assertThat(settings.voiceprint()).isEmpty();
    assertThat(settings.thresholds()).isEqualTo(new SpeechSettings.Thresholds(0.8, 0.5));
  }

  @Test
  void aUrlTurnsOneOnAndItsSecretIsntPrinted() {
    var settings =
        SpeechSettings.from(
            config(
                """
                legalhub.supervision {
                  speech-to-text { url = "http://10.0.0.5:9000/asr", secret = "open-sesame" }
                  voiceprint { url = "https://voice.example.cn", within = 3 s, accept = "0.9" }
                }
                """));
    assertThat(settings.speechToText())
        .contains(
            new SpeechSettings.Service(
                URI.create("http://10.0.0.5:9000/asr"), "open-sesame", Duration.ofSeconds(20)));
    assertThat(settings.voiceprint().orElseThrow().within()).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.thresholds().accept()).isEqualTo(0.9);
    assertThat(settings.toString()).doesNotContain("open-sesame");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          speech-to-text.url    | "asr.example.cn/x"
          speech-to-text.url    | "ftp://asr.example.cn"
          speech-to-text.url    | "http://"
          voiceprint.url        | "a b"
          voiceprint.secret     | "open sesame"
          voiceprint.secret     | "密码"
          voiceprint.within     | 0 s
          voiceprint.accept     | 1.1
          voiceprint.accept     | 0.4
          voiceprint.accept     | NaN
          voiceprint.accept     | many
          voiceprint.review     | -0.1
          """)
  void aMistakeEndsTheStartAndIsNamed(String key, String value) {
    var config =
        config(
            """
            legalhub.supervision.voiceprint.url = "http://voice.example.cn"
            %s = %s
            """
                .formatted(HERE + key, value));
    assertThatThrownBy(() -> SpeechSettings.from(config))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(HERE);
  }
}
