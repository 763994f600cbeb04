package legalhub.actors.account;

import java.time.Instant;
import legalhub.actors.entity.Caller;

/**
 * The protocol of one account: credentials, log-ins and their revocation. Secrets come here as
 * hashes only; comparing a password is the hub's work, since it must be slow.
 */
public interface Account {

  /** What may be asked. */
  sealed interface Command {}

  /**
   * Makes the account, or gives it another password.
   *
   * @param passwordHash an Argon2id hash in its text form; {@code ""} for a resident, who has none
   */
  record Enrol(Caller.Role role, String passwordHash) implements Command {}

  /** A log-in succeeded. @param family names the log-in over all its refreshes */
  record SignIn(String family, String refreshHash, Instant until) implements Command {}

  /** The one-time refresh token is exchanged. A used one ends the whole family: it was stolen. */
  record Refresh(String family, String refreshHash, String nextHash, Instant until)
      implements Command {}

  record SignOut(String family) implements Command {}

  record RevokeAll() implements Command {}

  /**
   * An administrator gives somebody a password, their first or another. All log-ins end: whoever
   * knew the old one may be in.
   */
  record GivePassword(Caller.Role role, String passwordHash) implements Command {}

  /** An administrator shuts somebody out: all log-ins end, and none begins. */
  record Lock() implements Command {}

  record Unlock() implements Command {}

  /** What is recorded, and kept for ever. */
  sealed interface Event {}

  record Enrolled(Caller.Role role, String passwordHash) implements Event {}

  record SignedIn(String family, String refreshHash, Instant until) implements Event {}

  record Refreshed(String family, String usedHash, String nextHash, Instant until)
      implements Event {}

  record SignedOut(String family) implements Event {}

  record RevokedAll() implements Event {}

  /** All log-ins have ended with it. */
  record Locked() implements Event {}

  record Unlocked() implements Event {}
}
