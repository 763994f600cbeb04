package legalhub.hub.supervision;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import legalhub.actors.queue.PoolId;
import legalhub.actors.supervision.SupervisedId;
import legalhub.actors.town.SupervisionSettings;
import legalhub.actors.voicereport.Reason;
import legalhub.actors.voicereport.ReportId;
import legalhub.actors.voicereport.VoiceReport;
import legalhub.actors.voicereport.VoiceReportView;
import legalhub.hub.speech.Recording;
import legalhub.hub.speech.SpeechChecks;
import legalhub.hub.speech.SpeechSettings;
import legalhub.hub.speech.SpeechToText;
import legalhub.hub.speech.Voiceprint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the plug-ins are given of a report, and what becomes of their word. */
class SpokenReportTest {
  private static final Instant BEGUN = Instant.parse("2026-11-02T01:00:00Z");
  private static final String PERSON = "person-1";

  private final RecordingsInMemory recordings = new RecordingsInMemory();
  private final Services services = new Services();

  /** They answer as scripted, and remember what they were given. */
  private static final class Services implements SpeechToText, Voiceprint {
    private final List<Recording> written = new ArrayList<>();
    private final List<Recording> compared = new ArrayList<>();
    private CompletionStage<String> text = completedFuture("三五零七");
    private CompletionStage<OptionalDouble> likeness = completedFuture(OptionalDouble.of(0.9));

    @Override
    public CompletionStage<String> text(Recording recording) {
      written.add(recording);
      return text;
    }

    @Override
    public CompletionStage<OptionalDouble> likeness(String subject, Recording recording) {
      assertThat(subject).isEqualTo(PERSON);
      compared.add(recording);
      return likeness;
    }
  }

  /** A report whose segments are these fixtures; an empty name is one that was broken off. */
  private VoiceReport.Finish examined(String... fixtures) {
    var d = SupervisionSettings.defaults().report();
    var rules =
        new SupervisionSettings.ReportRules(
            d.from(),
            d.to(),
            Duration.ofSeconds(2),
            Duration.ofHours(1),
            d.lengthMax(),
            d.unfinishedAfter());
    var checks =
        new SpeechChecks(
            Optional.of(services), Optional.of(services), new SpeechSettings.Thresholds(0.8, 0.5));
    for (int i = 0; i < fixtures.length; i++) {
      if (!fixtures[i].isEmpty()) {
        recordings.put("report-1", i + 1, audio(fixtures[i]));
      }
    }
    return new Examination(recordings, rules, checks, Runnable::run)
        .of(report(), segments(fixtures.length), Map.of())
        .toCompletableFuture()
        .join();
  }

  private static List<VoiceReportView.Segment> segments(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            number ->
                new VoiceReportView.Segment(
                    number, "text/html", BEGUN.plusSeconds(60L * number), Optional.empty()))
        .toList();
  }

  private static VoiceReportView.Report report() {
    return new VoiceReportView.Report(
        new ReportId("report-1"),
        new SupervisedId(PERSON),
        new PoolId("wuzhen"),
        BEGUN,
        "RECEIVING",
        "3507",
        Set.of(),
        "",
        "INSIDE",
        Optional.empty(),
        0);
  }

  private static byte[] audio(String name) {
    try (var file = SpokenReportTest.class.getResourceAsStream("/audio/" + name)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void bothHearTheRecordingAsWhatItIsWhateverThePageSaid() {
    assertThat(examined("aac.mp4").reasons()).isEmpty();
    for (var heard : List.of(services.written, services.compared)) {
      assertThat(heard).hasSize(1);
      assertThat(heard.get(0).mediaType()).isEqualTo("audio/mp4;codecs=mp4a.40.2");
      assertThat(heard.get(0).audio()).isEqualTo(audio("aac.mp4"));
    }
  }

  @Test
  void theFirstSegmentIsWrittenDownAndTheOneWithMostSpeechCompared() {
    var sums = examined("street.webm", "chromium.webm").sums();
    assertThat(sums.get(1).speech()).isGreaterThan(sums.get(0).speech());
    assertThat(services.written.get(0).audio()).isEqualTo(audio("street.webm"));
    assertThat(services.compared.get(0).audio()).isEqualTo(audio("chromium.webm"));
  }

  @Test
  void aSegmentWithoutAWordIsPassedOver() {
    assertThat(examined("", "silence.webm", "chromium.webm").reasons()).isEmpty();
    assertThat(services.written).hasSize(1);
    assertThat(services.written.get(0).audio()).isEqualTo(audio("chromium.webm"));
  }

  @Test
  void whatTheyFindStandsBesideWhatTheHubFinds() {
    services.text = completedFuture("早上好，这是我这个星期的报告");
    services.likeness = completedFuture(OptionalDouble.of(0.2));
    recordings.put("report-0", 1, audio("chromium.webm"));
    var hash = examined("chromium.webm");
    assertThat(hash.reasons())
        .containsExactlyInAnyOrder(Reason.DIGITS_NOT_READ, Reason.VOICE_UNLIKE);
    assertThat(hash.sums()).hasSize(1);
    assertThat(hash.hash()).hasSize(64);
  }

  @Test
  void whoGivesNoAnswerCostsNothing() {
    services.text = failedFuture(new IllegalStateException("away"));
    services.likeness = failedFuture(new IllegalStateException("away"));
    assertThat(examined("chromium.webm").reasons()).containsExactly(Reason.UNCHECKED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"silence.webm", "photo.jpg", ""})
  void whatIsRejectedAnywayIsSentToNobody(String fixture) {
    examined(fixture);
    assertThat(services.written).isEmpty();
    assertThat(services.compared).isEmpty();
  }
}
