package legalhub.actors.entity;

/**
 * Who asks. The edge takes it from the token; an entity that asks another is {@link Role#HUB}.
 *
 * @param id the person's id, or the asking entity's for {@link Role#HUB}
 */
public record Caller(Role role, String id) {
  /** What a caller may be. */
  public enum Role {
    RESIDENT,
    LAWYER,
    OFFICER,
    ADMINISTRATOR,
    SUPERVISED_PERSON,
    /** A device of the office's; its id is the terminal's. */
    TERMINAL,
    /** Somebody without an account, for one conference. */
    GUEST,
    HUB
  }

  public static Caller hub(String id) {
    return new Caller(Role.HUB, id);
  }

  public boolean is(Role wanted, String person) {
    return role == wanted && id.equals(person);
  }

  public boolean isHub() {
    return role == Role.HUB;
  }
}
