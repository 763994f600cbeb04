package legalhub.hub.login;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.actors.account.Account;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Reply;
import legalhub.hub.entity.Asker;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;

/** Log-ins from their beginning to their end. The account decides; this carries it out. */
final class Sessions {
  /** How long a browser stays logged in without being used. */
  record Lives(Duration resident, Duration staff) {
    Duration of(Caller.Role role) {
      return role == Caller.Role.RESIDENT || role == Caller.Role.SUPERVISED_PERSON
          ? resident
          : staff;
    }
  }

  /** A log-in and the cookie that keeps it. */
  record Opened(Session session, RefreshToken refresh, Duration life) {}

  private final Accounts accounts;
  private final AccessTokens tokens;
  private final LoginKeys keys;
  private final Lives lives;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Sessions(Accounts accounts, AccessTokens tokens, LoginKeys keys, Lives lives, Clock clock) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.keys = keys;
    this.lives = lives;
    this.clock = clock;
  }

  /** Somebody has shown who they are. */
  CompletionStage<Opened> open(Caller caller, String name) {
    var refresh = RefreshToken.fresh(caller.id(), random);
    return accounts
        .ask(caller.id(), new Account.SignIn(refresh.family(), refresh.hash(), end(caller)))
        .thenCompose(Sessions::unlocked)
        .thenApply(done -> opened(caller, name, refresh));
  }

  /** Whoever has shown who they are may know why they aren't let in. */
  private static CompletionStage<Void> unlocked(Reply reply) {
    return reply instanceof Reply.Refused refused && refused.why() == Refusal.REVOKED
        ? CompletableFuture.failedFuture(new ProblemException(Problem.ACCOUNT_LOCKED))
        : Asker.done(reply);
  }

  /**
   * Exchanges a refresh token. The next one follows from it by a key of ours and the command's id
   * from it too, so an exchange whose answer got lost, or that two tabs make at once, is the same
   * exchange; a use after that is a theft and ends the log-in.
   */
  CompletionStage<Opened> refresh(RefreshToken used, Caller caller, String name) {
    var next = used.withSecret(keys.nextSecret(used.family(), used.secret()));
    var id = CommandId.derivedFrom("refresh", used.family(), used.hash());
    var exchange = new Account.Refresh(used.family(), used.hash(), next.hash(), end(caller));
    return accounts
        .ask(used.person(), exchange, id)
        .thenCompose(reply -> exchanged(reply, used))
        .thenApply(done -> opened(caller, name, next));
  }

  /** A token that was used long ago is in two hands: the whole log-in ends. */
  private CompletionStage<Void> exchanged(Reply reply, RefreshToken used) {
    if (reply instanceof Reply.Refused refused && !refused.why().retryable()) {
      return end(used)
          .thenAccept(
              ended -> {
                throw new ProblemException(Problem.SIGNED_OUT);
              });
    }
    return Asker.done(reply);
  }

  /** Signs out, whoever presents the log-in's token; one that is over already stays over. */
  CompletionStage<Void> end(RefreshToken token) {
    return accounts
        .ask(token.person(), new Account.SignOut(token.family()))
        .thenCompose(reply -> tokens.revokeFamily(token.family()));
  }

  private Instant end(Caller caller) {
    return clock.instant().plus(lives.of(caller.role()));
  }

  private Opened opened(Caller caller, String name, RefreshToken refresh) {
    var issued = tokens.issue(caller, refresh.family());
    var session =
        new Session(
            issued.token(), issued.expires().toEpochMilli(), caller.role(), caller.id(), name);
    return new Opened(session, refresh, lives.of(caller.role()));
  }
}
