package legalhub.hub.login;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import legalhub.actors.account.AccountView.Credentials;
import legalhub.actors.entity.Caller;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;
import legalhub.hub.http.Throttle;
import legalhub.hub.login.Sessions.Opened;
import legalhub.hub.town.Staff;

/** By name and password. An unknown name takes as long, and gets the same answer. */
final class StaffLogIn {
  /** Asked for names that don't exist. */
  private static final String NOBODY = "nobody";

  private final Staff staff;
  private final Passwords passwords;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Tries tries;

  /** What is counted against guessing. */
  static final class Tries {
    private final Throttle ofLogin;
    private final Throttle ofName;
    private final Throttle ofAddress;

    Tries(LoginSettings.Limits limits, Clock clock) {
      this.ofLogin = new Throttle(clock, limits.login());
      this.ofName = new Throttle(clock, limits.name());
      this.ofAddress = new Throttle(clock, limits.address());
    }

    private void take(String name, String address) {
      ofAddress.takeOrRefuse(address);
      ofName.takeOrRefuse(name);
      ofLogin.takeOrRefuse(name + "|" + address);
    }

    private void giveBack(String name, String address) {
      ofAddress.giveBack(address);
      ofName.giveBack(name);
      ofLogin.giveBack(name + "|" + address);
    }
  }

  StaffLogIn(Staff staff, Passwords passwords, Accounts accounts, Sessions sessions, Tries tries) {
    this.staff = staff;
    this.passwords = passwords;
    this.accounts = accounts;
    this.sessions = sessions;
    this.tries = tries;
  }

  CompletionStage<Opened> logIn(String login, String password, String address) {
    var name = login.strip().toLowerCase(Locale.ROOT);
    tries.take(name, address);
    var member = staff.byLogin(name);
    return accounts
        .credentials(member.map(Staff.Member::id).orElse(NOBODY))
        .thenCompose(known -> passwords.matches(password, known.flatMap(c -> hashOf(member, c))))
        .thenCompose(
            right -> {
              if (!right) {
                throw new ProblemException(Problem.WRONG_CREDENTIALS);
              }
              tries.giveBack(name, address);
              return open(member.orElseThrow());
            });
  }

  private CompletionStage<Opened> open(Staff.Member member) {
    return sessions.open(new Caller(member.role(), member.id()), member.name().zh());
  }

  /** An account enrolled in another role than the town's file says is nobody's. */
  private static Optional<String> hashOf(Optional<Staff.Member> member, Credentials credentials) {
    return member
        .filter(m -> m.role() == credentials.role())
        .map(m -> credentials.passwordHash())
        .filter(hash -> !hash.isEmpty());
  }
}
