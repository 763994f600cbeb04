package legalhub.edge.codec;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.actors.entity.Caller;
import legalhub.actors.privacy.Purpose;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.privacy.Sealer;

/**
 * Opens personal values for one reader. The entity has decided what the reader sees; here it is
 * made sure once more that nobody but lawyers opens what is another person's, but for what all in a
 * conference may know.
 */
record Opening(Sealer sealer, Caller reader) {
  private static final Set<String> OF_A_CONFERENCE =
      Set.of(Purpose.MEMBER_NAME, Purpose.CONFERENCE_LINE);

  /** A sealed value and which field it is. */
  record Value(Sealed sealed, String purpose) {}

  /** The clear text; {@code ""} when it wasn't given, was erased or isn't this reader's. */
  CompletionStage<String> open(Sealed sealed, String purpose) {
    return sealed.isNone() || !mayRead(sealed, purpose)
        ? CompletableFuture.completedFuture("")
        : Stages.begun(() -> sealer.open(sealed, purpose)).thenApply(clear -> clear.orElse(""));
  }

  CompletionStage<List<String>> all(Value... values) {
    return Stages.all(
        Arrays.stream(values).map(value -> open(value.sealed(), value.purpose())).toList());
  }

  private boolean mayRead(Sealed sealed, String purpose) {
    return switch (reader.role()) {
      case RESIDENT, SUPERVISED_PERSON, TERMINAL -> reader.id().equals(sealed.subject());
      case LAWYER -> !purpose.startsWith(Purpose.SUPERVISED);
      case GUEST -> OF_A_CONFERENCE.contains(purpose);
      case OFFICER -> purpose.startsWith(Purpose.SUPERVISED) || OF_A_CONFERENCE.contains(purpose);
      case ADMINISTRATOR, HUB -> false;
    };
  }
}
