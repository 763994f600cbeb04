package legalhub.simulator.client;

import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** One person's access token and the way to the next one. Thread-safe. */
final class Tokens {
  private static final Duration LIFE_LEFT_MIN = Duration.ofSeconds(30);

  private final Function<LogIn, CompletableFuture<LogIn>> renew;
  private final Ticker ticker;
  private LogIn held;
  private long freshUntilNanos;
  private CompletableFuture<String> refreshing;

  /**
   * @param renew makes the next log-in of what the last one gave
   */
  Tokens(Function<LogIn, CompletableFuture<LogIn>> renew, Ticker ticker, LogIn logIn) {
    this.renew = renew;
    this.ticker = ticker;
    take(logIn);
  }

  private synchronized String take(LogIn logIn) {
    held = logIn;
    freshUntilNanos = ticker.nanoTime() + logIn.lives().minus(LIFE_LEFT_MIN).toNanos();
    return logIn.accessToken();
  }

  /** A token with some life left. */
  synchronized CompletableFuture<String> token() {
    return ticker.nanoTime() - freshUntilNanos < 0
        ? CompletableFuture.completedFuture(held.accessToken())
        : refresh();
  }

  /** A new token, whatever the old one is worth. Two at once would look like a theft. */
  synchronized CompletableFuture<String> refresh() {
    if (refreshing != null) {
      return refreshing;
    }
    var answer = renew.apply(held).thenApply(this::take).handle(this::refreshed);
    if (!answer.isDone()) {
      refreshing = answer;
    }
    return answer;
  }

  private synchronized String refreshed(String token, Throwable failure) {
    refreshing = null;
    if (failure == null) {
      return token;
    }
    var cause = Futures.cause(failure);
    if (cause instanceof HubProblem problem && problem.status() == 401) {
      throw new SignedOut(problem);
    }
    throw new CompletionException(cause);
  }

  /** The hub refused the token at hand. */
  synchronized void stale() {
    freshUntilNanos = ticker.nanoTime();
  }

  synchronized LogIn held() {
    return held;
  }
}
