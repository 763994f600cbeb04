package legalhub.actors.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DutyTest {
  private final Agenda.Duty<Object> duty =
      new Agenda.Duty<>(
          "key", new EntityAddress(EntityKind.QUEUE, "pool"), "command", Optional.empty());

  @Test
  void isSettledByDoneAndByWhatIsRefusedForGood() {
    assertThat(duty.isSettledBy(new Reply.Done(new CommandId("c")))).isTrue();
    assertThat(Arrays.stream(Refusal.values()).filter(why -> !settles(why)))
        .containsExactlyInAnyOrder(
            Refusal.EXPIRED,
            Refusal.BUSY,
            Refusal.STORE_UNAVAILABLE,
            Refusal.NODE_ISOLATED,
            Refusal.OUTCOME_UNKNOWN);
  }

  private boolean settles(Refusal why) {
    return duty.isSettledBy(new Reply.Refused(new CommandId("c"), why));
  }
}
