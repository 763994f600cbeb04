package legalhub.simulator.measure;

import legalhub.wire.v1.Role;

/**
 * When one client is without the hub: from the loss of its line, or from a command that waits while
 * none did, to the next welcome or acknowledgement, by whatever node. What waits longer begins
 * another gap there. Time that the person stays away by their own will is none. On the client's
 * event loop.
 */
public final class ClientGap {
  private final Gaps gaps;
  private final Role role;
  private Gaps.Cause cause;
  private long sinceNanos;
  private int waiting;
  private boolean open;
  private boolean away;

  ClientGap(Gaps gaps, Role role) {
    this.gaps = gaps;
    this.role = role;
  }

  private boolean runs() {
    return cause != null;
  }

  private void begin(Gaps.Cause why) {
    if (!runs() && !away) {
      cause = why;
      sinceNanos = gaps.nanos();
    }
  }

  private void end() {
    if (runs()) {
      gaps.note(role, cause, sinceNanos);
      cause = null;
    }
  }

  /** A command was made. */
  public void commandBegun() {
    waiting++;
    begin(Gaps.Cause.COMMAND_WAITS);
  }

  /** The hub has done what was asked. */
  public void acknowledged() {
    waiting--;
    end();
    if (waiting > 0) {
      begin(Gaps.Cause.COMMAND_WAITS);
    }
  }

  /** Refused for good, or given up: with nothing else to wait for the gap is over. */
  public void commandEnded() {
    if (--waiting == 0 && open) {
      end();
    }
  }

  public void lineLost() {
    open = false;
    begin(Gaps.Cause.LINE_LOST);
  }

  public void lineOpened() {
    open = true;
    away = false;
    end();
    if (waiting > 0) {
      begin(Gaps.Cause.COMMAND_WAITS);
    }
  }

  /** The person wants it so: whatever ran isn't the hub's any more. */
  public void wentAway() {
    open = false;
    away = true;
    cause = null;
  }

  /** From now on the client tries to come back. */
  public void comesBack() {
    away = false;
    begin(Gaps.Cause.LINE_LOST);
  }

  /** The person is gone; a gap that still runs counts as long as it lasted. */
  public void left() {
    end();
    wentAway();
  }
}
