package legalhub.hub.speech;

import java.util.concurrent.CompletionStage;

/** Asks a service: it is posted the recording and answers {@code {"text":"…"}}. */
final class HttpSpeechToText implements SpeechToText {
  private final SpeechService service;

  HttpSpeechToText(SpeechSettings.Service settings) {
    this.service = new SpeechService(settings);
  }

  @Override
  public CompletionStage<String> text(Recording recording) {
    return service
        .answer(service.about(recording).build())
        .thenApply(
            answer -> {
              if (!answer.path("text").isTextual()) {
                throw new Unanswered("GARBLED");
              }
              return answer.path("text").textValue();
            });
  }
}
