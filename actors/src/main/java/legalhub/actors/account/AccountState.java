package legalhub.actors.account;

import java.time.Instant;
import legalhub.actors.entity.Caller;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * An account.
 *
 * @param enrolled false for an account that nobody has made
 * @param families the live log-ins by family
 */
public record AccountState(
    Caller.Role role, String passwordHash, boolean enrolled, PMap<String, Family> families) {
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
    return new AccountState(Caller.Role.RESIDENT, "", false, HashTreePMap.empty());
  }

  AccountState with(PMap<String, Family> next) {
    return new AccountState(role, passwordHash, enrolled, next);
  }

  AccountState signedIn(String family, Family live) {
    var kept = families;
    while (kept.size() >= FAMILIES_MAX) {
      var oldest =
          kept.entrySet().stream()
              .min(
                  java.util.Map.Entry.comparingByValue(
                      java.util.Comparator.comparing(Family::until)))
              .orElseThrow();
      kept = kept.minus(oldest.getKey());
    }
    return with(kept.plus(family, live));
  }
}
