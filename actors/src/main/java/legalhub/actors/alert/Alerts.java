package legalhub.actors.alert;

import java.util.List;
import java.util.Optional;
import legalhub.actors.lawyer.LawyerId;

/** The protocol of one office's alerts. */
public interface Alerts {
  /** What may be asked. */
  sealed interface Command {}

  /**
   * These rules are broken now, and no others. By the hub, again and again.
   *
   * @param missing whom a broken {@link AlertRule.Kind#NO_SHOW} is about
   */
  record Observe(List<AlertRule> broken, Optional<List<LawyerId>> missing) implements Command {}

  /**
   * Somebody of the office has seen it and sees to it.
   *
   * @param alert its id
   */
  record Acknowledge(String alert) implements Command {}

  /** What is recorded, and kept for ever. */
  sealed interface Event {}

  /**
   * A limit was passed.
   *
   * @param alert names this one time
   * @param lawyer who is missing, with {@link AlertRule.Kind#NO_SHOW}
   */
  record Raised(String alert, AlertRule rule, Optional<LawyerId> lawyer) implements Event {}

  /**
   * @param by an officer's or an administrator's id
   */
  record Acknowledged(String alert, String by) implements Event {}

  /** It is so no longer. */
  record Cleared(String alert) implements Event {}
}
