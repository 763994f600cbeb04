package legalhub.hub.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import legalhub.hub.audio.Hearing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both loaders over real HTTP, against a service that answers well, badly, or not at all. */
class HttpServicesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration SOON = Duration.ofMillis(300);
  private static final byte[] AUDIO = {0x1a, 0x45, 0, -1, -128, 127};
  private static final Recording RECORDING = Recording.of(Hearing.Codec.WEBM_OPUS, AUDIO);

  private Service service;

  @BeforeEach
  void open() throws IOException {
    service = new Service();
  }

  @AfterEach
  void close() {
    service.close();
  }

  private SpeechToText speechToText(String secret, Duration within) {
    return new HttpSpeechToText(new SpeechSettings.Service(service.url(), secret, within));
  }

  private Voiceprint voiceprint(String secret) {
    return new HttpVoiceprint(new SpeechSettings.Service(service.url(), secret, PATIENCE));
  }

  private static <T> T join(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  private static String failure(CompletionStage<?> stage) {
    var thrown = catchThrowable(() -> join(stage));
    assertThat(thrown.getCause()).isInstanceOf(Unanswered.class).hasNoCause();
    return thrown.getCause().getMessage();
  }

  @Test
  void theRecordingIsPostedAsItIsAndTheTextComesBack() {
    service.answers(200, "{\"text\":\"三五零七，早上好\",\"confidence\":0.9}");
    assertThat(join(speechToText("", PATIENCE).text(RECORDING))).isEqualTo("三五零七，早上好");
    var asked = service.asked().get(0);
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(asked.body()).isEqualTo(AUDIO);
    assertThat(asked.headers().getFirst("Content-Type")).isEqualTo("audio/webm;codecs=opus");
    assertThat(asked.headers().getFirst("Accept")).isEqualTo("application/json");
    assertThat(asked.headers()).doesNotContainKeys("Authorization", "X-legalhub-subject");
  }

  @Test
  void aSecretIsABearerToken() {
    service.answers(200, "{\"text\":\"\"}");
    assertThat(join(speechToText("open-sesame", PATIENCE).text(RECORDING))).isEmpty();
    assertThat(service.asked().get(0).headers().get("Authorization"))
        .containsExactly("Bearer open-sesame");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"likeness":0.93}                 | 0.93
          {"likeness":0}                    | 0
          {"likeness":1}                    | 1
          {"likeness":0.4,"unknown":false}  | 0.4
          {"unknown":true}                  |
          """)
  void aVoiceprintSaysHowLikeOrThatItDoesntKnowThePerson(String answer, Double likeness) {
    service.answers(200, answer);
    assertThat(join(voiceprint("s").likeness("person-1", RECORDING)))
        .isEqualTo(likeness == null ? OptionalDouble.empty() : OptionalDouble.of(likeness));
    var headers = service.asked().get(0).headers();
    assertThat(headers.get("X-LegalHub-Subject")).containsExactly("person-1");
    assertThat(headers.get("Authorization")).containsExactly("Bearer s");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>busy</html>",
        "{\"text\":\"cut of",
        "{}",
        "[]",
        "null",
        "{\"text\":3507}",
        "{\"text\":null}",
        " "
      })
  void whatIsNoTextIsGarbled(String answer) {
    service.answers(200, answer);
    assertThat(failure(speechToText("", PATIENCE).text(RECORDING))).isEqualTo("GARBLED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"likeness\":\"0.9\"}",
        "{\"likeness\":1.01}",
        "{\"likeness\":-0.1}",
        "{\"likeness\":NaN}",
        "{\"likeness\":1e999}",
        "{\"likeness\":null}",
        "{\"unknown\":false}",
        "{\"unknown\":\"true\"}",
        "0.9"
      })
  void whatIsNoLikenessIsGarbled(String answer) {
    service.answers(200, answer);
    assertThat(failure(voiceprint("").likeness("person-1", RECORDING))).isEqualTo("GARBLED");
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 307, 401, 404, 429, 500, 503})
  void aRefusalIsNoAnswerAndARedirectIsntFollowed(int status) {
    service.answers(status, "{\"text\":\"3507\"}");
    assertThat(failure(speechToText("", PATIENCE).text(RECORDING))).isEqualTo("HTTP_" + status);
    assertThat(service.asked()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = "NEVER", mode = EnumSource.Mode.EXCLUDE)
  void whoeverHangsIsntWaitedFor(Service.Hangs where) {
    service.answers(200, "{\"text\":\"3507\"}");
    service.hangs(where);
    assertThat(failure(speechToText("", SOON).text(RECORDING))).isEqualTo("TIMEOUT");
  }

  @Test
  void anAnswerOfAnyLengthIsntRead() {
    service.answers(200, "{\"text\":\"" + "7".repeat(70_000) + "\"}");
    assertThat(failure(speechToText("", PATIENCE).text(RECORDING))).isEqualTo("TOO_LARGE");
  }

  @Test
  void whoIsAwayIsSaidToBe() {
    var plugIn = speechToText("", PATIENCE);
    service.close();
    assertThat(failure(plugIn.text(RECORDING))).isEqualTo("UNREACHABLE");
  }

  @Test
  void onlySoManyAreUnderWayAtOnce() {
    service.answers(200, "{\"text\":\"3507\"}");
    service.hangs(Service.Hangs.BEFORE_THE_HEADERS);
    var plugIn = speechToText("", PATIENCE);
    var hanging = IntStream.range(0, 100).mapToObj(i -> plugIn.text(RECORDING)).toList();
    assertThat(failure(plugIn.text(RECORDING))).isEqualTo("BUSY");
    service.goOn();
    hanging.forEach(each -> assertThat(join(each)).isEqualTo("3507"));
    assertThat(join(plugIn.text(RECORDING))).isEqualTo("3507");
  }
}
