package legalhub.hub.speech;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.actors.voicereport.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class SpeechChecksTest {
  private static final SpeechSettings.Thresholds THRESHOLDS =
      new SpeechSettings.Thresholds(0.8, 0.5);
  private static final SpeechChecks.Spoken SPOKEN =
      new SpeechChecks.Spoken(
          "person-1",
          "3507",
          new Recording("audio/webm", new byte[] {1}),
          new Recording("audio/mp4", new byte[] {2}));

  private final Logger logger = (Logger) LoggerFactory.getLogger(SpeechChecks.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(log);
  }

  private static Set<Reason> found(SpeechToText speechToText, Voiceprint voiceprint) {
    return found(
        new SpeechChecks(
            Optional.ofNullable(speechToText), Optional.ofNullable(voiceprint), THRESHOLDS));
  }

  private static Set<Reason> found(SpeechChecks checks) {
    return checks.of(SPOKEN).toCompletableFuture().join();
  }

  private static SpeechToText says(String text) {
    return recording -> {
      assertThat(recording).isSameAs(SPOKEN.first());
      return completedFuture(text);
    };
  }

  private static Voiceprint likens(OptionalDouble likeness) {
    return (subject, recording) -> {
      assertThat(subject).isEqualTo("person-1");
      assertThat(recording).isSameAs(SPOKEN.longest());
      return completedFuture(likeness);
    };
  }

  @Test
  void withoutPlugInsNothingIsFound() {
    assertThat(found(SpeechChecks.off())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'三五零七，早上好',", "'早上好',DIGITS_NOT_READ", "'',DIGITS_NOT_READ"})
  void theDigitsAreReadOrNot(String text, Reason found) {
    assertThat(found(says(text), null)).isEqualTo(found == null ? Set.of() : Set.of(found));
  }

  @ParameterizedTest
  @CsvSource({
    "1, ",
    "0.8, ",
    "0.79, VOICE_UNLIKE",
    "0.5, VOICE_UNLIKE",
    "0.49, VOICE_UNLIKE",
    "0, VOICE_UNLIKE"
  })
  void anUnlikeVoiceIsHeardByAnOfficer(double likeness, Reason found) {
    assertThat(found(null, likens(OptionalDouble.of(likeness))))
        .isEqualTo(found == null ? Set.of() : Set.of(found));
  }

  @ParameterizedTest
  @CsvSource({"0.8, LIKE", "0.79, UNSURE", "0.5, UNSURE", "0.49, UNLIKE"})
  void theThresholdsTellUnsureFromUnlike(double likeness, SpeechSettings.Match match) {
    assertThat(THRESHOLDS.of(likeness)).isEqualTo(match);
  }

  @Test
  void whoIsntKnownYetIsntUnlike() {
    assertThat(found(null, likens(OptionalDouble.empty()))).isEmpty();
  }

  @Test
  void bothAreAskedAndOneThatFailsDoesntHideTheOther() {
    assertThat(found(says("早上好"), likens(OptionalDouble.of(0.1))))
        .containsExactlyInAnyOrder(Reason.DIGITS_NOT_READ, Reason.VOICE_UNLIKE);
    assertThat(found(failing(), likens(OptionalDouble.of(0.1))))
        .containsExactlyInAnyOrder(Reason.UNCHECKED, Reason.VOICE_UNLIKE);
    assertThat(found(failing(), (subject, recording) -> failedFuture(new Unanswered("TIMEOUT"))))
        .containsExactly(Reason.UNCHECKED);
  }

  private static SpeechToText failing() {
    return recording -> failedFuture(new Unanswered("HTTP_503"));
  }

  @Test
  void aPlugInThatThrowsOrGivesNothingIsNoAnswerEither() {
    SpeechToText throwing =
        recording -> {
          throw new IllegalStateException("李明 said: 早上好");
        };
    assertThat(found(throwing, null)).containsExactly(Reason.UNCHECKED);
    assertThat(found(recording -> null, null)).containsExactly(Reason.UNCHECKED);
    assertThat(found(says(null), null)).containsExactly(Reason.UNCHECKED);
    assertThat(found(null, (subject, recording) -> completedFuture((OptionalDouble) null)))
        .containsExactly(Reason.UNCHECKED);
    assertThat(log.list)
        .isNotEmpty()
        .noneMatch(event -> event.getFormattedMessage().contains("早上好"))
        .noneMatch(event -> event.getFormattedMessage().contains("person-1"))
        .allMatch(event -> event.getThrowableProxy() == null);
  }

  @Test
  void anOutageIsSaidOnceInAWhile() {
    var checks = new SpeechChecks(Optional.of(failing()), Optional.empty(), THRESHOLDS);
    for (int i = 0; i < 5; i++) {
      assertThat(found(checks)).containsExactly(Reason.UNCHECKED);
    }
    assertThat(log.list).hasSize(1);
    assertThat(log.list.get(0).getFormattedMessage())
        .contains("speech-to-text", "HTTP_503")
        .doesNotContain("person-1", "3507");
  }

  /** The person waits for the slower of the two alone. */
  @Test
  void neitherWaitsForTheOther() {
    var text = new CompletableFuture<String>();
    CompletionStage<Set<Reason>> found =
        new SpeechChecks(
                Optional.of(recording -> text),
                Optional.of(
                    (subject, recording) -> {
                      text.complete("3507");
                      return completedFuture(OptionalDouble.of(1));
                    }),
                THRESHOLDS)
            .of(SPOKEN);
    assertThat(found.toCompletableFuture().join()).isEmpty();
  }
}
