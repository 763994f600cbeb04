package legalhub.actors.lawyer;

import java.time.Instant;
import legalhub.actors.entity.ViewPart;

/** What a lawyer's duty shows; the desk itself is the queue's view. */
public interface LawyerView {
  /** One part, {@code duty}. */
  String DUTY = "duty";

  record Duty(boolean onDuty, boolean connected, long version, Instant since) implements ViewPart {}
}
