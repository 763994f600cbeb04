package legalhub.hub.login;

import legalhub.actors.entity.Caller;

/** A log-in, as the page gets it; the field names are the interface's. */
record Session(
    String accessToken, long expiresAtMillis, Caller.Role role, String personId, String name) {

  @Override
  public String toString() {
    return "Session[" + role + " " + personId + "]";
  }
}
