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

  private final String person;

  /**
   * @param person whose account it is
   */
  public AccountRules(String person) {
    this.person = person;
  }

  public static EntitySpec<Command, Event, AccountState> spec() {
    return EntitySpec.of(EntityKind.ACCOUNT, AccountRules::new);
  }

  @Override
  public AccountState vacant() {
    return AccountState.unknown();
  }

  @Override
  public Decision<Event> decide(AccountState state, Command command, Asking asking) {
    if (!mayAsk(asking.by(), command)) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    if (command instanceof Account.GivePassword c) {
      return Decision.record(
          new Account.Enrolled(c.role(), c.passwordHash()), new Account.RevokedAll());
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
      return state.locked()
          ? Decision.refuse(Refusal.REVOKED)
          : Decision.record(new Account.SignedIn(c.family(), c.refreshHash(), c.until()));
    } else if (command instanceof Account.Refresh c) {
      return refresh(state, c, asking.now());
    } else if (command instanceof Account.SignOut c) {
      return state.families().containsKey(c.family())
          ? Decision.record(new Account.SignedOut(c.family()))
          : Decision.alreadySo();
    }
    return command instanceof Account.RevokeAll
        ? Decision.record(new Account.RevokedAll())
        : locking(state, command, asking.by());
  }

  /** The hub on somebody's behalf, or an administrator in their own name. */
  private static boolean mayAsk(Caller by, Command command) {
    boolean care =
        command instanceof Account.RevokeAll
            || command instanceof Account.GivePassword
            || command instanceof Account.Lock
            || command instanceof Account.Unlock;
    return by.isHub() || care && by.role() == Caller.Role.ADMINISTRATOR;
  }

  /** Nobody shuts themself out: the last administrator could never come back. */
  private Decision<Event> locking(AccountState state, Command command, Caller by) {
    boolean lock = command instanceof Account.Lock;
    if (lock && by.is(Caller.Role.ADMINISTRATOR, person)) {
      return Decision.refuse(Refusal.NOT_IN_THIS_STATE);
    }
    if (state.locked() == lock) {
      return Decision.alreadySo();
    }
    return Decision.record(lock ? new Account.Locked() : new Account.Unlocked());
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
      return state.enrolled(e.role(), e.passwordHash());
    } else if (event instanceof Account.SignedIn e) {
      return state.signedIn(
          e.family(), new AccountState.Family(e.refreshHash(), "", at, e.until()), at);
    } else if (event instanceof Account.Refreshed e) {
      return state.with(
          state
              .families()
              .plus(
                  e.family(), new AccountState.Family(e.nextHash(), e.usedHash(), at, e.until())));
    } else if (event instanceof Account.SignedOut e) {
      return state.with(state.families().minus(e.family()));
    }
    return event instanceof Account.RevokedAll
        ? state.with(HashTreePMap.empty())
        : state.locked(event instanceof Account.Locked);
  }

  @Override
  public Optional<Map<String, ViewPart>> view(AccountState state, Audience audience, Instant now) {
    if (!audience.viewer().isHub()) {
      return Optional.empty();
    }
    return switch (audience.topic()) {
      case AccountView.CREDENTIALS -> Optional.of(credentials(state));
      case AccountView.STANDING -> Optional.of(Map.of(AccountView.STANDING, standing(state, now)));
      default -> Optional.empty();
    };
  }

  private static AccountView.Standing standing(AccountState state, Instant now) {
    long live = state.families().values().stream().filter(f -> f.until().isAfter(now)).count();
    return new AccountView.Standing(
        !state.passwordHash().isEmpty(), state.locked(), (int) live, state.signedIn());
  }

  private static Map<String, ViewPart> credentials(AccountState state) {
    if (!state.enrolled()) {
      return Map.of();
    }
    var families = new HashMap<String, String>();
    state.families().forEach((name, family) -> families.put(name, family.refreshHash()));
    return Map.of(
        AccountView.CREDENTIALS,
        new AccountView.Credentials(state.role(), state.passwordHash(), Map.copyOf(families)));
  }
}
