package legalhub.actors.entity;

/**
 * The one answer to a command. A refusal is a value that the caller must handle, not an exception.
 */
public sealed interface Reply {
  CommandId id();

  /** The journal holds what was asked, now or since an earlier try. */
  record Done(CommandId id) implements Reply {}

  /** Nothing was recorded. */
  record Refused(CommandId id, Refusal why) implements Reply {}
}
