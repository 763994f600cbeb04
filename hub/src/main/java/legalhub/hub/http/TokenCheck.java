package legalhub.hub.http;

import java.util.Optional;
import legalhub.actors.entity.Caller;

/** Who an access token was given to. */
@FunctionalInterface
public interface TokenCheck {
  /** Empty for a token that isn't ours, has run out or was revoked. */
  Optional<Caller> callerOf(String token);
}
