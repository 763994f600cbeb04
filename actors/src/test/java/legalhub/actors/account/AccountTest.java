package legalhub.actors.account;

import static legalhub.actors.Sample.HUB;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import legalhub.actors.account.Account.Command;
import legalhub.actors.account.Account.Event;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Caller.Role;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.Played;
import legalhub.actors.entity.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountTest {
  private static final Caller GAO = new Caller(Role.ADMINISTRATOR, "admin-gao");
  private static final Duration LIFE = Duration.ofHours(12);

  private final AccountRules rules = new AccountRules("lawyer-shen");
  private final Played<Command, Event, AccountState> played = new Played<>(rules);

  @BeforeEach
  void enrolled() {
    played.recorded(HUB, new Account.Enrol(Role.LAWYER, "old hash"));
  }

  private Account.SignIn signIn(String family) {
    return new Account.SignIn(family, "hash of " + family, played.now().plus(LIFE));
  }

  private AccountView.Standing standing() {
    var audience = new Audience(HUB, AccountView.STANDING, "");
    return (AccountView.Standing)
        rules.view(played.state(), audience, played.now()).orElseThrow().get(AccountView.STANDING);
  }

  @Test
  void aLockEndsAllLogInsAndNoneBegins() {
    played.recorded(HUB, signIn("one"));
    played.recorded(GAO, new Account.Lock());

    assertThat(standing().locked()).isTrue();
    assertThat(standing().logIns()).isZero();
    assertThat(played.ask(HUB, signIn("two"))).isEqualTo(Decision.refuse(Refusal.REVOKED));
    var refresh = new Account.Refresh("one", "hash of one", "next", played.now().plus(LIFE));
    assertThat(played.ask(HUB, refresh)).isEqualTo(Decision.refuse(Refusal.REVOKED));
    assertThat(played.ask(GAO, new Account.Lock())).isEqualTo(Decision.alreadySo());

    played.recorded(GAO, new Account.Unlock());
    assertThat(standing().locked()).isFalse();
    played.recorded(HUB, signIn("two"));
    assertThat(played.ask(GAO, new Account.Unlock())).isEqualTo(Decision.alreadySo());
  }

  @Test
  void anotherPasswordOpensNoLockedAccount() {
    played.recorded(GAO, new Account.Lock());
    played.recorded(GAO, new Account.GivePassword(Role.LAWYER, "new hash"));
    assertThat(standing().locked()).isTrue();
  }

  @Test
  void anotherPasswordEndsAllLogIns() {
    played.recorded(HUB, signIn("one"));
    assertThat(played.recorded(GAO, new Account.GivePassword(Role.LAWYER, "new hash")))
        .containsExactly(new Account.Enrolled(Role.LAWYER, "new hash"), new Account.RevokedAll());
    assertThat(played.state().families()).isEmpty();
    assertThat(played.state().passwordHash()).isEqualTo("new hash");
  }

  @Test
  void whoHasNoAccountYetGetsOneWithTheirFirstPassword() {
    var fresh = new Played<>(rules);
    assertThat(fresh.ask(GAO, new Account.Lock())).isEqualTo(Decision.refuse(Refusal.NOT_FOUND));
    fresh.recorded(GAO, new Account.GivePassword(Role.LAWYER, "hash"));
    fresh.recorded(HUB, signIn("one"));
  }

  @Test
  void nobodyLocksThemself() {
    var own = new Played<>(new AccountRules("admin-gao"));
    own.recorded(HUB, new Account.Enrol(Role.ADMINISTRATOR, "hash"));
    assertThat(own.ask(GAO, new Account.Lock()))
        .isEqualTo(Decision.refuse(Refusal.NOT_IN_THIS_STATE));
    own.recorded(new Caller(Role.ADMINISTRATOR, "admin-wu"), new Account.Lock());
  }

  @Test
  void theStandingTellsTheLatestLogInAndHowManyLive() {
    assertThat(standing()).isEqualTo(new AccountView.Standing(true, false, 0, Optional.empty()));
    var first = played.now();
    played.recorded(HUB, signIn("one"));
    played.pass(Duration.ofHours(1));
    played.recorded(
        HUB, new Account.Refresh("one", "hash of one", "next", played.now().plus(LIFE)));
    assertThat(standing().signedIn()).as("a refresh is no log-in").contains(first);
    assertThat(standing().logIns()).isEqualTo(1);
    played.pass(LIFE);
    assertThat(standing().logIns()).as("run out").isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"RESIDENT", "LAWYER", "OFFICER", "SUPERVISED_PERSON", "TERMINAL"})
  void onlyAnAdministratorLooksAfterAccounts(Role role) {
    var somebody = new Caller(role, "lawyer-shen");
    for (Command command :
        new Command[] {
          new Account.Lock(),
          new Account.Unlock(),
          new Account.GivePassword(role, "hash"),
          new Account.RevokeAll()
        }) {
      assertThat(played.ask(somebody, command)).isEqualTo(Decision.refuse(Refusal.FORBIDDEN));
    }
    assertThat(played.ask(GAO, signIn("one"))).isEqualTo(Decision.refuse(Refusal.FORBIDDEN));
    assertThat(
            rules.view(
                played.state(), new Audience(somebody, AccountView.STANDING, ""), played.now()))
        .isEmpty();
  }
}
