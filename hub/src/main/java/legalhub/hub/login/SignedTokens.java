package legalhub.hub.login;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import legalhub.actors.entity.Caller;
import legalhub.edge.revocation.Revocations;
import legalhub.edge.token.Principal;
import legalhub.edge.token.Tokens;
import legalhub.edge.token.Verdict;
import legalhub.hub.http.TokenCheck;

/** The edge's signed tokens, as log-in and REST use them. */
public final class SignedTokens implements AccessTokens, TokenCheck {
  private final Tokens tokens;
  private final Revocations revocations;

  public SignedTokens(Tokens tokens, Revocations revocations) {
    this.tokens = tokens;
    this.revocations = revocations;
  }

  @Override
  public Issued issue(Caller caller, String family) {
    var token = tokens.issue(caller.role(), caller.id(), family);
    return new Issued(token, principal(token).orElseThrow().expires());
  }

  @Override
  public CompletionStage<Void> revokeFamily(String family) {
    return revocations.revokeFamily(family).thenAccept(spread -> {});
  }

  @Override
  public CompletionStage<Void> revokePerson(String personId) {
    return revocations.revokePerson(personId).thenAccept(spread -> {});
  }

  @Override
  public Optional<Caller> callerOf(String token) {
    return principal(token)
        .filter(principal -> !revocations.covers(principal))
        .map(principal -> principal.caller());
  }

  private Optional<Principal> principal(String token) {
    return tokens.verify(token) instanceof Verdict.Valid valid
        ? Optional.of(valid.principal())
        : Optional.empty();
  }
}
