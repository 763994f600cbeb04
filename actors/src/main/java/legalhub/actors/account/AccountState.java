package legalhub.actors.account;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.entity.Caller;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * An account.
 *
 * @param enrolled false for an account that nobody has made
 * @param families the live log-ins by family
 * @param locked nobody logs in until an administrator unlocks it
 * @param signedIn when somebody last logged in
 */
public record AccountState(
    Caller.Role role,
    String passwordHash,
    boolean enrolled,
    PMap<String, Family> families,
    boolean locked,
    Optional<Instant> signedIn) {
  /** Log-ins of one account that live at once; past it the oldest ends. */
  static final int FAMILIES_MAX = 20;

  /**
   * One log-in.
   *
   * @param refreshHash of the refresh token that is valid now
   * @param previousHash of the one before it: an answer may have been lost on its way
   * @param refreshed when it was exchanged
   */
  public record Family(String refreshHash, String previousHash, Instant refreshed, Instant until) {}

  static AccountState unknown() {
    return new AccountState(
        Caller.Role.RESIDENT, "", false, HashTreePMap.empty(), false, Optional.empty());
  }

  AccountState enrolled(Caller.Role as, String hash) {
    return new AccountState(as, hash, true, families, locked, signedIn);
  }

  AccountState with(PMap<String, Family> next) {
    return new AccountState(role, passwordHash, enrolled, next, locked, signedIn);
  }

  AccountState locked(boolean now) {
    return new AccountState(
        role, passwordHash, enrolled, now ? HashTreePMap.empty() : families, now, signedIn);
  }

  /** Past their limit the oldest log-in ends. */
  AccountState signedIn(String family, Family live, Instant at) {
    var kept = families;
    while (kept.size() >= FAMILIES_MAX) {
      var oldest =
          kept.entrySet().stream()
              .min(Map.Entry.comparingByValue(Comparator.comparing(Family::until)))
              .orElseThrow();
      kept = kept.minus(oldest.getKey());
    }
    return new AccountState(
        role, passwordHash, enrolled, kept.plus(family, live), locked, Optional.of(at));
  }
}
