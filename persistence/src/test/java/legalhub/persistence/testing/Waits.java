package legalhub.persistence.testing;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Waits for a result, never for a time, and never for ever. */
public final class Waits {

  private static final int LONGEST_SECONDS = 300;

  private Waits() {}

  /** The result, or the failure's own cause thrown as {@link CompletionException}. */
  public static <T> T within(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(LONGEST_SECONDS, SECONDS);
    } catch (ExecutionException failed) {
      throw new CompletionException(failed.getCause());
    } catch (InterruptedException | TimeoutException late) {
      throw new AssertionError("no result within " + LONGEST_SECONDS + " s", late);
    }
  }
}
