package legalhub.hub.admin;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import legalhub.actors.account.Account;
import legalhub.actors.account.AccountView;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;
import legalhub.hub.login.AccessTokens;
import legalhub.hub.login.Accounts;
import legalhub.hub.town.Staff;

/**
 * What an administrator does for the accounts of those in the town's file. Who is in it, and as
 * what, the file alone says.
 */
public final class AccountCare {
  private final Staff staff;
  private final Accounts accounts;
  private final AccessTokens tokens;
  private final Function<String, CompletionStage<String>> hashes;

  /**
   * @param hashes makes the slow hash of a password
   */
  public AccountCare(
      Staff staff,
      Accounts accounts,
      AccessTokens tokens,
      Function<String, CompletionStage<String>> hashes) {
    this.staff = staff;
    this.accounts = accounts;
    this.tokens = tokens;
    this.hashes = hashes;
  }

  /** One of the staff and how their account is. */
  record Kept(Staff.Member member, AccountView.Standing standing) {}

  /** Everybody, in the file's order. */
  CompletionStage<List<Kept>> all() {
    var each =
        staff.members().stream()
            .map(
                member ->
                    accounts
                        .standing(member.id())
                        .thenApply(standing -> new Kept(member, standing))
                        .toCompletableFuture())
            .toList();
    return CompletableFuture.allOf(each.toArray(CompletableFuture[]::new))
        .thenApply(all -> each.stream().map(CompletableFuture::join).toList());
  }

  CompletionStage<Void> givePassword(Caller by, CommandId id, String person, String password) {
    var member = member(person);
    return hashes
        .apply(password)
        .thenCompose(hash -> ending(by, id, person, new Account.GivePassword(member.role(), hash)));
  }

  CompletionStage<Void> lock(Caller by, CommandId id, String person) {
    return ending(by, id, member(person).id(), new Account.Lock());
  }

  CompletionStage<Void> unlock(Caller by, CommandId id, String person) {
    return accounts.ask(by, member(person).id(), new Account.Unlock(), id);
  }

  /** The account's log-ins end by the command; this closes open sockets within a second. */
  private CompletionStage<Void> ending(
      Caller by, CommandId id, String person, Account.Command command) {
    return accounts.ask(by, person, command, id).thenCompose(done -> tokens.revokePerson(person));
  }

  private Staff.Member member(String person) {
    return staff.byId(person).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
  }
}
