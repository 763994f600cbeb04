package legalhub.simulator.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.Done;
import legalhub.wire.v1.Topic;
import legalhub.wire.v1.Welcome;

/**
 * One logged-in person's client. Thread-safe; futures complete and listeners are called on the
 * client's own event loop.
 */
public final class HubClient {
  private final HubApi api;
  private final Tokens tokens;
  private final Ground ground;
  private final Connection connection;
  private final Commands commands;
  private final Views views;
  private final ClientWitness witness;
  private final CompletableFuture<Welcome> welcomed = new CompletableFuture<>();

  HubClient(HubApi api, Ground ground, Seat seat, ClientWitness witness) {
    this.api = api;
    this.tokens = seat.tokens();
    this.ground = ground;
    this.witness = witness;
    this.connection = new Connection(ground, seat, witness);
    this.commands = new Commands(ground, connection, witness);
    this.views = new Views(ground, connection, witness);
    connection.listen(
        new Connection.Listener() {
          @Override
          public void opened(Welcome welcome) {
            welcomed.complete(welcome);
          }

          @Override
          public void changed(Connection.State state) {
            if (hasEnded(state)) {
              welcomed.completeExceptionally(
                  new IllegalStateException("the hub closed the socket: " + state));
            }
          }
        });
  }

  private static boolean hasEnded(Connection.State state) {
    return state == Connection.State.FAULTY
        || state == Connection.State.SIGNED_OUT
        || state == Connection.State.DISPLACED;
  }

  public String personId() {
    return tokens.held().personId();
  }

  /** Takes the seat; ends with the first welcome. */
  public CompletableFuture<HubClient> start() {
    views.onLoop(connection::start);
    return welcomed.thenApply(welcome -> this);
  }

  public boolean isConnected() {
    return connection.isOpen();
  }

  /** The hub's clock, as its last word showed it. */
  public long hubMillis() {
    return connection.hubMillis();
  }

  /**
   * @param body without id and time-to-live
   * @return the answer, or a {@link RefusedException}
   */
  public CompletableFuture<Done> send(Command.Builder body) {
    var command = body.build();
    var answer = new CompletableFuture<Done>();
    views.onLoop(() -> commands.send(command, answer));
    return answer;
  }

  public Watch watch(Topic.Builder topic) {
    return views.watch(topic.build());
  }

  /** The negotiation of one call. To be used on the event loop: {@link #onLoop}. */
  public Signals signals(String consultationId, Signals.Negotiator negotiator) {
    return new Signals(ground, connection, consultationId, negotiator);
  }

  /** What a voice report needs of the line. To be used on the event loop: {@link #onLoop}. */
  public Voice voice(Voice.Listener listener) {
    return new Voice(connection, listener);
  }

  /** The network goes without a word, and is back after {@code away}. */
  public void cutLine(Duration away) {
    views.onLoop(() -> connection.cut(away));
  }

  /**
   * The socket is reset without a close frame, as by a proxy that dies; this client comes back by
   * itself.
   */
  public void breakLine() {
    views.onLoop(connection::breakLine);
  }

  /** As {@code kill -9} ends a device's page: its socket is reset, and it never comes back. */
  public CompletableFuture<Void> kill() {
    return leave(Line::cut);
  }

  /** As a power cut ends a device: the hub isn't told, not even by the device's system. */
  public CompletableFuture<Void> powerOff() {
    return leave(line -> {});
  }

  /** Any JSON of the hub that this person may read: {@code /api/records}. */
  public CompletableFuture<JsonNode> read(String path) {
    return tokens.token().thenCompose(token -> api.read(path, token));
  }

  /**
   * Something is done by HTTP.
   *
   * @param key names the intention: kept over all its tries
   * @param body anything that becomes JSON
   * @return the answer, {@link HubProblem} or {@link Unreachable}
   */
  public CompletableFuture<JsonNode> tell(String path, String key, Object body) {
    return tokens.token().thenCompose(token -> api.tell(path, token, key, body));
  }

  /** Closes the socket; the log-in stays. */
  public CompletableFuture<Void> stop() {
    return leave(line -> line.close(Closing.NORMAL));
  }

  private CompletableFuture<Void> leave(Consumer<Line> socket) {
    return onLoop(
        () -> {
          connection.leave().ifPresent(socket);
          commands.clear();
          witness.left();
        });
  }

  /** Closes the socket and ends the log-in. */
  public CompletableFuture<Void> logOut() {
    return stop().thenCompose(stopped -> api.logOut(tokens.held().cookies()));
  }

  public EventLoop loop() {
    return ground.loop();
  }

  public CompletableFuture<Void> onLoop(Runnable call) {
    var done = new CompletableFuture<Void>();
    views.onLoop(
        () -> {
          call.run();
          done.complete(null);
        });
    return done;
  }

  /** After a while, on the event loop. */
  public CompletableFuture<Void> after(Duration span) {
    var done = new CompletableFuture<Void>();
    var unused =
        ground.loop().schedule(() -> done.complete(null), span.toMillis(), TimeUnit.MILLISECONDS);
    return done;
  }

  /** Fails with {@code what} when the future takes longer. */
  public <T> CompletableFuture<T> within(Duration span, String what, CompletableFuture<T> future) {
    Function<Void, T> late =
        nothing -> {
          throw new java.util.concurrent.CompletionException(
              new TimeoutException("not %s within %s".formatted(what, span)));
        };
    return future.applyToEither(after(span).thenApply(late), Function.identity());
  }
}
