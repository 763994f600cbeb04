package legalhub.actors.entity;

/**
 * For whom a view is made, and which of the entity's views.
 *
 * @param viewer without an id for {@link #everyone}
 * @param topic the view's name within the entity: {@code "call"}
 * @param detail what the topic is narrowed to, {@code ""} for nothing: a ticket's id
 */
public record Audience(Caller viewer, String topic, String detail) {

  /**
   * Everybody of a role, where all of them see the same: then a view is worked out once, crosses
   * the cluster once per node, and is encoded once. It holds no personal value of anybody.
   */
  public static Audience everyone(Caller.Role role, String topic) {
    return new Audience(new Caller(role, ""), topic, "");
  }

  /** Whether it is for everybody of a role. */
  public boolean isEveryone() {
    return viewer.id().isEmpty();
  }
}
