package legalhub.hub.login;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import legalhub.actors.account.Account;
import legalhub.actors.account.AccountView;
import legalhub.actors.account.AccountView.Credentials;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Reply;
import legalhub.hub.entity.Asker;

/** The accounts, asked on the hub's own behalf. */
public final class Accounts {
  private static final Caller HUB = Caller.hub("log-in");

  private final Asker asker;

  public Accounts(Asker asker) {
    this.asker = asker;
  }

  public CompletionStage<Reply> ask(String person, Object command) {
    return asker.ask(address(person), HUB, command);
  }

  CompletionStage<Reply> ask(String person, Object command, CommandId id) {
    return asker.ask(address(person), HUB, command, id);
  }

  /** In somebody's own name, under an id of theirs. */
  public CompletionStage<Void> ask(
      Caller by, String person, Account.Command command, CommandId id) {
    return asker.ask(address(person), by, command, id).thenCompose(Asker::done);
  }

  /** How an account is, also one that nobody has made yet. */
  public CompletionStage<AccountView.Standing> standing(String person) {
    return asker
        .look(address(person), new Audience(HUB, AccountView.STANDING, ""))
        .thenApply(view -> (AccountView.Standing) view.orElseThrow().get(AccountView.STANDING));
  }

  /** Empty for somebody who was never enrolled. */
  CompletionStage<Optional<Credentials>> credentials(String person) {
    return asker
        .look(address(person), new Audience(HUB, AccountView.CREDENTIALS, ""))
        .thenApply(
            view ->
                view.map(parts -> parts.get(AccountView.CREDENTIALS))
                    .filter(Credentials.class::isInstance)
                    .map(Credentials.class::cast));
  }

  private static EntityAddress address(String person) {
    return new EntityAddress(EntityKind.ACCOUNT, person);
  }
}
