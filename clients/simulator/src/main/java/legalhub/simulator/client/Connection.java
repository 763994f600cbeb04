package legalhub.simulator.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import legalhub.wire.v1.ClientFrame;
import legalhub.wire.v1.Hello;
import legalhub.wire.v1.Renew;
import legalhub.wire.v1.ServerFrame;
import legalhub.wire.v1.Welcome;

/**
 * One seat at the hub: opens the socket, proves that it lives, and brings it back when it is lost.
 * Everything here runs on one event loop.
 */
final class Connection {
  /** A connection that lasted this long starts its backoff from the beginning. */
  private static final Duration STEADY = Duration.ofSeconds(10);

  /** Where the seat stands. */
  enum State {
    IDLE,
    CONNECTING,
    OPEN,
    WAITING,
    DISPLACED,
    SIGNED_OUT,
    FAULTY
  }

  /** Who hears of it, on the event loop. */
  interface Listener {
    default void opened(Welcome welcome) {}

    default void changed(State state) {}

    default void heard(ServerFrame frame) {}
  }

  private final Ground ground;
  private final Seat seat;
  private final ClientWitness witness;
  private final List<Listener> listeners = new ArrayList<>();
  private final LineTimers timers;
  private final Heartbeat heartbeat;
  private final Renewal renewal;
  private final Comeback comeback;

  private volatile State state = State.IDLE;
  private Attachment attachment;
  private long clockAheadMillis;
  private boolean wasOpen;

  Connection(Ground ground, Seat seat, ClientWitness witness) {
    this.ground = ground;
    this.seat = seat;
    this.witness = witness;
    this.timers = new LineTimers(ground.loop());
    this.heartbeat = new Heartbeat(timers, this::send, this::silent, witness);
    this.renewal = new Renewal(timers, seat.tokens(), this::renewed);
    this.comeback = new Comeback(ground.settings().backoff());
  }

  State state() {
    return state;
  }

  boolean isOpen() {
    return state == State.OPEN;
  }

  /** The hub's clock, as its last word showed it. */
  long hubMillis() {
    return ground.clock().millis() + clockAheadMillis;
  }

  void listen(Listener listener) {
    listeners.add(listener);
  }

  void forget(Listener listener) {
    listeners.remove(listener);
  }

  void start() {
    if (state != State.OPEN && state != State.CONNECTING) {
      comeback.begin();
      connect();
    }
  }

  /** Nobody comes back here; what becomes of the socket is the caller's to say. */
  Optional<Line> leave() {
    var line = detach();
    become(State.IDLE);
    return line;
  }

  /** Sends now or not at all; whoever must be heard sends again on the next welcome. */
  boolean send(ClientFrame frame) {
    if (state != State.OPEN) {
      return false;
    }
    attachment.line.send(frame);
    return true;
  }

  /** The network goes without a word, and comes back after a while. */
  void cut(Duration away) {
    if (state == State.OPEN || state == State.CONNECTING || state == State.WAITING) {
      witness.wentAway(state == State.OPEN);
      detach().ifPresent(Line::cut);
      become(State.WAITING);
      comeback.begin();
      timers.after(away.toMillis(), this::reconnect);
    }
  }

  private void reconnect() {
    witness.comesBack();
    connect();
  }

  /** The line breaks under this client, who finds out and comes back as from any loss. */
  void breakLine() {
    if (state == State.OPEN) {
      attachment.line.cut();
    }
  }

  private void connect() {
    timers.cancelAll();
    var mine = new Attachment();
    attachment = mine;
    become(State.CONNECTING);
    comeback.told(0);
    Futures.whenDone(
        seat.tokens().token(),
        (token, failure) -> ground.loop().execute(() -> haveToken(mine, token, failure)));
  }

  private void haveToken(Attachment mine, String token, Throwable failure) {
    if (attachment != mine) {
      return;
    }
    if (failure == null) {
      mine.token = token;
      timers.after(ground.settings().welcomeWithin().toMillis(), this::silent);
      mine.line = ground.opener().open(mine);
    } else if (Futures.cause(failure) instanceof SignedOut) {
      stopAs(State.SIGNED_OUT);
    } else {
      comeBack();
    }
  }

  /** One try: a line that was let go of is no longer heard. */
  private final class Attachment implements Line.Listener {
    private Line line;
    private String token;

    @Override
    public void opened() {
      if (attachment == this) {
        var hello =
            Hello.newBuilder()
                .setToken(token)
                .setSessionId(seat.sessionId())
                .setClient(seat.client());
        line.send(ClientFrame.newBuilder().setHello(hello).build());
      }
    }

    @Override
    public void heard(ServerFrame frame) {
      if (attachment == this) {
        Connection.this.heard(frame);
      }
    }

    @Override
    public void closed(int code) {
      if (attachment == this) {
        Connection.this.closed(code);
      }
    }
  }

  private void heard(ServerFrame frame) {
    heartbeat.heard();
    switch (frame.getFrameCase()) {
      case WELCOME -> welcomed(frame.getWelcome());
      case BEAT -> {
        setClock(frame.getBeat().getServerTimeMillis());
        heartbeat.heard(frame.getBeat());
      }
      case RENEWED -> renewal.plan(frame.getRenewed().getTokenExpiresMillis() - hubMillis());
      case GOODBYE -> comeback.told(frame.getGoodbye().getRetryAfterMillis());
      default -> {
        if (state == State.OPEN) {
          List.copyOf(listeners).forEach(listener -> listener.heard(frame));
        }
      }
    }
  }

  private void welcomed(Welcome welcome) {
    timers.cancelAll();
    setClock(welcome.getServerTimeMillis());
    comeback.welcomed();
    become(State.OPEN);
    timers.after(STEADY.toMillis(), comeback::steady);
    heartbeat.start(welcome);
    renewal.plan(welcome.getTokenExpiresMillis() - hubMillis());
    witness.lineOpened(ground.opener().hub(), wasOpen);
    wasOpen = true;
    List.copyOf(listeners).forEach(listener -> listener.opened(welcome));
  }

  private void setClock(long hubMillis) {
    if (hubMillis > 0) {
      clockAheadMillis = hubMillis - ground.clock().millis();
    }
  }

  private void renewed(String token, Throwable failure) {
    if (failure == null) {
      send(ClientFrame.newBuilder().setRenew(Renew.newBuilder().setToken(token)).build());
    } else if (Futures.cause(failure) instanceof SignedOut) {
      stopAs(State.SIGNED_OUT);
    }
  }

  /** A try that failed isn't another loss. */
  private void lineLost(int code) {
    if (state == State.OPEN) {
      witness.lineLost(ground.opener().hub(), code);
    } else {
      witness.turnedAway(ground.opener().hub(), code);
    }
  }

  private void closed(int code) {
    lineLost(code);
    switch (comeback.after(code, ground.clock().millis())) {
      case DISPLACED -> stopAs(State.DISPLACED);
      case SIGNED_OUT -> stopAs(State.SIGNED_OUT);
      case FAULTY -> stopAs(State.FAULTY);
      case REFRESH -> {
        if (comeback.mayRefresh(code)) {
          seat.tokens().stale();
          comeBack();
        } else {
          stopAs(State.FAULTY);
        }
      }
      case RETURN, RETURN_LATER -> comeBack();
    }
  }

  /** Nothing is heard: the line counts as dead. */
  private void silent() {
    lineLost(Closing.HEARTBEAT_LOST);
    drop(Closing.HEARTBEAT_LOST);
    comeBack();
  }

  private void comeBack() {
    drop(Closing.NORMAL);
    become(State.WAITING);
    timers.after(comeback.nextMillis(), this::connect);
  }

  private void stopAs(State end) {
    drop(Closing.NORMAL);
    become(end);
  }

  /** Lets go of the socket without waiting for its goodbye. */
  private void drop(int code) {
    detach().ifPresent(line -> line.close(code));
  }

  private Optional<Line> detach() {
    timers.cancelAll();
    var line = Optional.ofNullable(attachment).map(it -> it.line);
    if (state == State.CONNECTING && line.isPresent()) {
      comeback.letGo(ground.clock().millis());
    }
    attachment = null;
    return line;
  }

  private void become(State next) {
    state = next;
    List.copyOf(listeners).forEach(listener -> listener.changed(next));
  }
}
