package legalhub.actors.account;

import java.util.Map;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.ViewPart;

/** What an account shows, to the hub itself only. */
public interface AccountView {
  /** One part, {@code credentials}. */
  String CREDENTIALS = "credentials";

  /**
   * @param families the live log-ins: the hash of the refresh token that is valid now
   */
  record Credentials(Caller.Role role, String passwordHash, Map<String, String> families)
      implements ViewPart {}
}
