package legalhub.hub.login;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import legalhub.actors.entity.Caller;
import legalhub.hub.http.TokenCheck;

/** Access tokens for tests: random, and remembered. */
public final class TokensInMemory implements AccessTokens, TokenCheck {
  private record Known(Caller caller, String family) {}

  private final Map<String, Known> tokens = new ConcurrentHashMap<>();
  private final Clock clock;

  public TokensInMemory(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Issued issue(Caller caller, String family) {
    var token = UUID.randomUUID().toString();
    tokens.put(token, new Known(caller, family));
    return new Issued(token, clock.instant().plus(Duration.ofMinutes(10)));
  }

  @Override
  public CompletionStage<Void> revokeFamily(String family) {
    tokens.values().removeIf(known -> known.family().equals(family));
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<Void> revokePerson(String personId) {
    tokens.values().removeIf(known -> known.caller().id().equals(personId));
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public Optional<Caller> callerOf(String token) {
    return Optional.ofNullable(tokens.get(token)).map(Known::caller);
  }
}
