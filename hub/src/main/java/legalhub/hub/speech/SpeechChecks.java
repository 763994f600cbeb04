package legalhub.hub.speech;

import static java.util.concurrent.CompletableFuture.completedFuture;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import legalhub.actors.entity.Seldom;
import legalhub.actors.voicereport.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the plug-ins about a report, both at the same time. What is said is neither kept nor logged,
 * and a plug-in that can't tell costs the person nothing.
 */
public final class SpeechChecks {
  private static final Logger LOG = LoggerFactory.getLogger(SpeechChecks.class);
  private static final Duration WARN_EVERY = Duration.ofMinutes(1);
  private static final CompletionStage<Set<Reason>> NOTHING = completedFuture(Set.of());

  private final Optional<SpeechToText> speechToText;
  private final Optional<Voiceprint> voiceprint;
  private final SpeechSettings.Thresholds thresholds;
  private final Seldom warned = new Seldom(WARN_EVERY);

  /**
   * @param speechToText empty: digits aren't checked
   * @param voiceprint empty: voices aren't compared
   */
  public SpeechChecks(
      Optional<SpeechToText> speechToText,
      Optional<Voiceprint> voiceprint,
      SpeechSettings.Thresholds thresholds) {
    this.speechToText = speechToText;
    this.voiceprint = voiceprint;
    this.thresholds = thresholds;
  }

  /**
   * A report to be checked.
   *
   * @param subject the person's id
   * @param digits that were shown at its beginning
   * @param first the segment in which they were to be read aloud
   * @param longest the segment with the most speech
   */
  public record Spoken(String subject, String digits, Recording first, Recording longest) {}

  /** Nobody is asked, and nothing is found. */
  public static SpeechChecks off() {
    return new SpeechChecks(
        Optional.empty(), Optional.empty(), new SpeechSettings.Thresholds(0, 0));
  }

  /** With the services that are configured. */
  public static SpeechChecks from(Config config) {
    var settings = SpeechSettings.from(config);
    return new SpeechChecks(
        settings.speechToText().map(HttpSpeechToText::new),
        settings.voiceprint().map(HttpVoiceprint::new),
        settings.thresholds());
  }

  /** What is found. Never fails. */
  public CompletionStage<Set<Reason>> of(Spoken spoken) {
    var digits =
        speechToText
            .map(plugIn -> checked("speech-to-text", () -> digits(plugIn, spoken)))
            .orElse(NOTHING);
    var voice =
        voiceprint
            .map(plugIn -> checked("voiceprint", () -> voice(plugIn, spoken)))
            .orElse(NOTHING);
    return digits.thenCombine(voice, SpeechChecks::both);
  }

  private static CompletionStage<Set<Reason>> digits(SpeechToText plugIn, Spoken spoken) {
    return plugIn
        .text(spoken.first())
        .thenApply(
            text ->
                ReadAloud.has(spoken.digits(), text) ? Set.of() : Set.of(Reason.DIGITS_NOT_READ));
  }

  private CompletionStage<Set<Reason>> voice(Voiceprint plugIn, Spoken spoken) {
    return plugIn.likeness(spoken.subject(), spoken.longest()).thenApply(this::voice);
  }

  /** Nothing that a machine hears rejects: an unlike voice is an officer's to hear. */
  private Set<Reason> voice(OptionalDouble likeness) {
    if (likeness.isEmpty()) {
      return Set.of();
    }
    var match = thresholds.of(likeness.getAsDouble());
    // How many there are of each tells an operator whether the thresholds fit the service.
    LOG.debug("A voice was {}", match);
    return match == SpeechSettings.Match.LIKE ? Set.of() : Set.of(Reason.VOICE_UNLIKE);
  }

  /** A plug-in may also throw, or give null. */
  private CompletionStage<Set<Reason>> checked(
      String name, Supplier<CompletionStage<Set<Reason>>> check) {
    return CompletableFuture.<Void>completedFuture(null)
        .thenCompose(now -> check.get())
        .exceptionally(
            failure -> {
              warn(name, failure);
              return Set.of(Reason.UNCHECKED);
            });
  }

  /** Of a failure that isn't our own its class alone: its message may quote what was said. */
  private void warn(String name, Throwable failure) {
    var cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    var why = cause instanceof Unanswered ? cause.getMessage() : cause.getClass().getName();
    if (warned.passes(name + " " + why)) {
      LOG.warn("The {} service gave no answer: {}. Reports go on, UNCHECKED.", name, why);
    }
  }

  private static Set<Reason> both(Set<Reason> one, Set<Reason> other) {
    var all = EnumSet.noneOf(Reason.class);
    all.addAll(one);
    all.addAll(other);
    return all;
  }
}
