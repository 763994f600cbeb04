package legalhub.simulator.client;

import java.net.ConnectException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/** What is done with futures here, by name. */
public final class Futures {
  private Futures() {}

  /** Nobody waits for what comes of this. */
  public static <T> void whenDone(
      CompletionStage<T> stage, BiConsumer<? super T, ? super Throwable> then) {
    CompletionStage<T> unused = stage.whenComplete(then);
  }

  /** It is tried, and how it ends is seen elsewhere: in a view, or in the client's witness. */
  public static void forget(CompletionStage<?> stage) {
    whenDone(stage, (value, failure) -> {});
  }

  /** The reason itself, without the wrapping of stages. */
  public static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  /** Why a hub wasn't reached, for people. */
  public static String root(Throwable failure) {
    var deepest = failure;
    while (deepest.getCause() != null && !(deepest instanceof ConnectException)) {
      deepest = deepest.getCause();
    }
    return deepest instanceof ConnectException ? "the connection was refused" : deepest.toString();
  }

  public static <T> CompletableFuture<T> failed(Throwable why) {
    return CompletableFuture.failedFuture(why);
  }
}
