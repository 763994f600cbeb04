package legalhub.simulator.client;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A fake hub and the way to it, with short patience. */
public final class ClientFixture implements AutoCloseable {
  public static final ClientSettings QUICK =
      new ClientSettings(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofMillis(200),
          new Backoff(Duration.ofMillis(5), Duration.ofMillis(20)));

  private static final long PATIENCE_SECONDS = 10;

  public final FakeHub hub = new FakeHub();
  final List<String> seen = new CopyOnWriteArrayList<>();

  /** Of lines and commands. */
  final List<String> told = new CopyOnWriteArrayList<>();

  public final HubAccess access;

  public ClientFixture() {
    this(QUICK);
  }

  ClientFixture(ClientSettings settings) {
    access =
        new HubAccess(
            List.of(hub.url()),
            settings,
            new ClientWitness() {
              @Override
              public void misfit(String topic) {
                seen.add("misfit " + topic);
              }

              @Override
              public void refused(String code, long nanos) {
                seen.add("refused " + code);
                told.add("refused " + code);
              }

              @Override
              public void commandOver(CommandOver over) {
                told.add(over.end() + " sent " + over.firstSentNanos().isPresent());
              }

              @Override
              public void lineOpened(URI by, boolean again) {
                told.add(again ? "back" : "opened");
              }

              @Override
              public void lineLost(URI by, int code) {
                told.add("lost " + code);
              }

              @Override
              public void turnedAway(URI by, int code) {
                told.add("turned away " + code);
              }

              @Override
              public void wentAway(boolean wasOpen) {
                told.add("went away " + wasOpen);
              }

              @Override
              public void comesBack() {
                told.add("comes back");
              }

              @Override
              public void left() {
                told.add("left");
              }
            });
  }

  public HubClient client() {
    return of(access.anonymous());
  }

  /** Waits, but not for ever. */
  public static <T> T of(CompletableFuture<T> future) {
    return future.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  public static Throwable failureOf(CompletableFuture<?> future) {
    try {
      Object value = future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      throw new AssertionError("didn't fail, but gave " + value);
    } catch (ExecutionException failed) {
      return failed.getCause();
    } catch (InterruptedException | TimeoutException late) {
      throw new AssertionError(late);
    }
  }

  @Override
  public void close() {
    access.close();
    hub.close();
  }
}
