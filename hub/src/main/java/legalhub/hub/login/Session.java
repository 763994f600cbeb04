package legalhub.hub.login;

import legalhub.actors.entity.Caller;

/** A log-in, as a page or a device gets it; the field names are the interface's. */
public record Session(
    String accessToken, long expiresAtMillis, Caller.Role role, String personId, String name) {

  @Override
  public String toString() {
    return "Session[" + role + " " + personId + "]";
  }
}
