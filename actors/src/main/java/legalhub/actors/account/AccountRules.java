package legalhub.actors.account;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.account.Account.Command;
import legalhub.actors.account.Account.Event;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.EntitySpec;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Rules;
import legalhub.actors.entity.ViewPart;
import org.pcollections.HashTreePMap;

/** What an account allows. Only the hub speaks to it, for people who have shown who they are. */
public final class AccountRules implements Rules<Command, Event, AccountState> {
  private static final Duration LOST_ANSWER = Duration.ofSeconds(60);

  public static EntitySpec<Command, Event, AccountState> spec() {
    return EntitySpec.of(EntityKind.ACCOUNT, id -> new AccountRules());
  }

  @Override
  public AccountState vacant() {
    return AccountState.unknown();
  }

  @Override
  public Decision<Event> decide(AccountState state, Command command, Asking asking) {
    boolean administrator = asking.by().role() == Caller.Role.ADMINISTRATOR;
    if (!asking.by().isHub() && !(administrator && command instanceof Account.RevokeAll)) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    if (command instanceof Account.Enrol c) {
      return isEnrolledSo(state, c)
          ? Decision.alreadySo()
          : Decision.record(new Account.Enrolled(c.role(), c.passwordHash()));
    }
    if (!state.enrolled()) {
      return Decision.refuse(Refusal.NOT_FOUND);
    }
    if (command instanceof Account.SignIn c) {
      return Decision.record(new Account.SignedIn(c.family(), c.refreshHash(), c.until()));
    } else if (command instanceof Account.Refresh c) {
      return refresh(state, c, asking.now());
    } else if (command instanceof Account.SignOut c) {
      return state.families().containsKey(c.family())
          ? Decision.record(new Account.SignedOut(c.family()))
          : Decision.alreadySo();
    }
    return Decision.record(new Account.RevokedAll());
  }

  private static boolean isEnrolledSo(AccountState state, Account.Enrol c) {
    return state.enrolled()
        && state.role() == c.role()
        && state.passwordHash().equals(c.passwordHash());
  }

  /**
   * A token is used once; the one before it is good for a moment more, since answers get lost. An
   * older one is in two hands: {@link Refusal#WRONG_CREDENTIALS}, upon which the hub signs the
   * whole family out.
   */
  private static Decision<Event> refresh(AccountState state, Account.Refresh c, Instant now) {
    var family = state.families().get(c.family());
    if (family == null || family.until().isBefore(now)) {
      return Decision.refuse(Refusal.REVOKED);
    }
    boolean lostAnswer =
        family.previousHash().equals(c.refreshHash())
            && family.refreshed().plus(LOST_ANSWER).isAfter(now);
    return family.refreshHash().equals(c.refreshHash()) || lostAnswer
        ? Decision.record(
            new Account.Refreshed(c.family(), c.refreshHash(), c.nextHash(), c.until()))
        : Decision.refuse(Refusal.WRONG_CREDENTIALS);
  }

  @Override
  public AccountState apply(AccountState state, Event event, Instant at) {
    if (event instanceof Account.Enrolled e) {
      return new AccountState(e.role(), e.passwordHash(), true, state.families());
    } else if (event instanceof Account.SignedIn e) {
      return state.signedIn(
          e.family(), new AccountState.Family(e.refreshHash(), "", at, e.until()));
    } else if (event instanceof Account.Refreshed e) {
      return state.with(
          state
              .families()
              .plus(
                  e.family(), new AccountState.Family(e.nextHash(), e.usedHash(), at, e.until())));
    } else if (event instanceof Account.SignedOut e) {
      return state.with(state.families().minus(e.family()));
    }
    return state.with(HashTreePMap.empty());
  }

  @Override
  public Optional<Map<String, ViewPart>> view(AccountState state, Audience audience, Instant now) {
    if (!audience.viewer().isHub() || !audience.topic().equals(AccountView.CREDENTIALS)) {
      return Optional.empty();
    }
    if (!state.enrolled()) {
      return Optional.of(Map.of());
    }
    var families = new HashMap<String, String>();
    state.families().forEach((name, family) -> families.put(name, family.refreshHash()));
    return Optional.of(
        Map.of(
            "credentials",
            new AccountView.Credentials(state.role(), state.passwordHash(), Map.copyOf(families))));
  }
}
