package legalhub.actors.account;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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

  /** One part, {@code standing}: how an account is, without any secret. */
  String STANDING = "standing";

  /**
   * @param password whether there is one
   * @param signedIn when somebody last logged in; a refresh is no log-in
   */
  record Standing(boolean password, boolean locked, int logIns, Optional<Instant> signedIn)
      implements ViewPart {}
}
