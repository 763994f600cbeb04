package legalhub.hub.login;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.actors.account.AccountView.Credentials;
import legalhub.actors.entity.Caller;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;
import legalhub.hub.login.Sessions.Opened;
import legalhub.hub.town.Staff;

/** A log-in goes on, or ends. */
final class Renewal {
  private final Staff staff;
  private final Accounts accounts;
  private final Sessions sessions;

  Renewal(Staff staff, Accounts accounts, Sessions sessions) {
    this.staff = staff;
    this.accounts = accounts;
    this.sessions = sessions;
  }

  CompletionStage<Opened> refresh(RefreshToken token) {
    return accounts
        .credentials(token.person())
        .thenCompose(
            known -> {
              var name = known.flatMap(credentials -> name(token.person(), credentials));
              return name.isEmpty()
                  ? CompletableFuture.failedFuture(new ProblemException(Problem.SIGNED_OUT))
                  : sessions.refresh(
                      token, new Caller(known.orElseThrow().role(), token.person()), name.get());
            });
  }

  CompletionStage<Void> end(RefreshToken token) {
    return sessions.end(token);
  }

  /** Empty for staff who left, or whose role the town's file has changed. */
  private Optional<String> name(String person, Credentials credentials) {
    boolean nameless =
        credentials.role() == Caller.Role.RESIDENT
            || credentials.role() == Caller.Role.SUPERVISED_PERSON;
    return nameless
        ? Optional.of("")
        : staff
            .byId(person)
            .filter(member -> member.role() == credentials.role())
            .map(member -> member.name().zh());
  }
}
