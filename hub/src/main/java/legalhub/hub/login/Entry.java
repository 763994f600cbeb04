package legalhub.hub.login;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.actors.account.Account;
import legalhub.actors.entity.Caller;
import legalhub.actors.session.ResidentId;
import legalhub.hub.entity.Asker;
import legalhub.hub.login.Sessions.Opened;

/**
 * The last step in for somebody who has no password: an account if they have none, and a log-in.
 */
record Entry(Accounts accounts, Sessions sessions) {

  CompletionStage<Opened> open(ResidentId resident) {
    return open(new Caller(Caller.Role.RESIDENT, resident.value()));
  }

  CompletionStage<Opened> open(Caller person) {
    return accounts
        .credentials(person.id())
        .thenCompose(
            known ->
                known.isPresent() ? CompletableFuture.<Void>completedFuture(null) : enrol(person))
        .thenCompose(enrolled -> sessions.open(person, ""));
  }

  private CompletionStage<Void> enrol(Caller person) {
    return accounts.ask(person.id(), new Account.Enrol(person.role(), "")).thenCompose(Asker::done);
  }
}
