package legalhub.hub.speech;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalDouble;
import java.util.concurrent.CompletionStage;

/**
 * Asks a service: it is posted the recording and the person's id in a header, and answers {@code
 * {"likeness":0.93}}, or {@code {"unknown":true}} where it doesn't know the person yet.
 */
final class HttpVoiceprint implements Voiceprint {
  static final String SUBJECT = "X-LegalHub-Subject";

  private final SpeechService service;

  HttpVoiceprint(SpeechSettings.Service settings) {
    this.service = new SpeechService(settings);
  }

  @Override
  public CompletionStage<OptionalDouble> likeness(String subject, Recording recording) {
    return service
        .answer(service.about(recording).header(SUBJECT, subject).build())
        .thenApply(HttpVoiceprint::likeness);
  }

  private static OptionalDouble likeness(JsonNode answer) {
    if (answer.path("unknown").isBoolean() && answer.path("unknown").booleanValue()) {
      return OptionalDouble.empty();
    }
    var likeness = answer.path("likeness");
    if (!likeness.isNumber() || likeness.doubleValue() < 0 || likeness.doubleValue() > 1) {
      throw new Unanswered("GARBLED");
    }
    return OptionalDouble.of(likeness.doubleValue());
  }
}
