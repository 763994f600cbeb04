package legalhub.actors.rota;

import java.time.Instant;
import legalhub.actors.lawyer.LawyerId;

/** The protocol of an office's duty rota. */
public interface Rota {
  /** What may be asked, by administrators and the office's own officers. */
  sealed interface Command {}

  /** Somebody is on duty then; a shift that is planned already becomes this one. */
  record Plan(Shift shift) implements Command {}

  /** Nobody is, after all. */
  record Cancel(ShiftId shift) implements Command {}

  /** What is recorded, and kept for ever. */
  sealed interface Event {}

  /**
   * @param by an officer's or an administrator's id
   */
  record Planned(Shift shift, String by) implements Event {}

  record Cancelled(ShiftId shift, String by) implements Event {}

  /**
   * When a lawyer is on duty.
   *
   * @param until the first moment after it
   */
  record Shift(ShiftId id, LawyerId lawyer, Instant from, Instant until) {
    public boolean runsAt(Instant moment) {
      return !moment.isBefore(from) && moment.isBefore(until);
    }

    boolean isOverAt(Instant moment) {
      return !moment.isBefore(until);
    }

    /** Whether both want the same lawyer at the same time. */
    boolean collidesWith(Shift other) {
      return lawyer.equals(other.lawyer)
          && from.isBefore(other.until)
          && other.from.isBefore(until);
    }
  }
}
