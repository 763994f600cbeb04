package legalhub.edge.connection;

import java.time.Duration;
import java.time.Instant;
import legalhub.actors.entity.RelayDown;
import legalhub.actors.entity.SeatNotice;
import legalhub.actors.signal.Signals;
import legalhub.actors.voicereport.VoiceNotices;
import legalhub.edge.codec.WelcomeCodec;
import legalhub.edge.connection.Connection.Message;
import legalhub.edge.revocation.Revocation;
import legalhub.edge.token.Principal;
import legalhub.edge.token.Verdict;
import legalhub.wire.v1.Beat;
import legalhub.wire.v1.ClientFrame;
import legalhub.wire.v1.ServerFrame;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/** A socket whose person is known. */
final class ServingConnection extends AbstractBehavior<Message> {
  private final TimerScheduler<Message> timers;
  private final FrameSink sink;
  private final ConnectionEnvironment environment;
  private final Peer peer;
  private final ActorRef<Revocation> revoked;
  private final Subscriptions subscriptions;
  private final Presence presence;
  private final Calls calls;
  private final VoiceIntake intake;
  private final VoicePlayback playback;
  private final PendingCommands commands;

  /** Beats of this side since the client was last heard. */
  private int silentBeats;

  static Behavior<Message> create(Peer peer, FrameSink sink, ConnectionEnvironment environment) {
    return Behaviors.withTimers(
        timers ->
            Behaviors.setup(
                context -> new ServingConnection(context, timers, peer, sink, environment)));
  }

  private ServingConnection(
      ActorContext<Message> context,
      TimerScheduler<Message> timers,
      Peer peer,
      FrameSink sink,
      ConnectionEnvironment environment) {
    super(context);
    this.timers = timers;
    this.sink = sink;
    this.environment = environment;
    this.peer = peer;
    this.revoked = context.messageAdapter(Revocation.class, Connection.RevokedNow::new);
    this.subscriptions = new Subscriptions(context, environment, peer);
    // One adapter for all that relays send: an actor has one for each class.
    var down = context.messageAdapter(RelayDown.class, Connection.Relayed::new);
    this.calls = new Calls(environment, peer, down);
    this.intake = new VoiceIntake(context, timers, environment, peer, down);
    this.playback = new VoicePlayback(context, timers, environment, peer, down);
    var views = new PendingCommands.Views(subscriptions, calls, playback);
    this.commands = new PendingCommands(context, timers, environment, peer, views);
    peer.outbox().send(WelcomeCodec.welcome(environment.settings(), peer.principal(), now()));
    this.presence = new Presence(context, environment, peer);
    follow(peer.principal());
    startTimers();
  }

  private void startTimers() {
    var times = environment.settings().times();
    timers.startTimerWithFixedDelay(new Connection.BeatDue(), times.beatEvery());
    timers.startTimerWithFixedDelay(new Connection.WatchDue(), times.watchEvery());
    timers.startTimerWithFixedDelay(new Connection.AttendDue(), times.attendEvery());
  }

  @Override
  public Receive<Message> createReceive() {
    return newReceiveBuilder()
        .onMessage(Connection.Arrived.class, m -> then(() -> arrived(m.frame())))
        .onMessage(Connection.Writable.class, m -> then(this::writable))
        .onMessage(Connection.Answered.class, m -> then(() -> commands.answered(m.reply())))
        .onMessage(Connection.Prepared.class, m -> then(() -> commands.prepared(m)))
        .onMessage(Connection.RepeatDue.class, m -> then(commands::repeat))
        .onMessage(Connection.Shown.class, m -> then(() -> shown(m)))
        .onMessage(Connection.Opened.class, m -> then(() -> subscriptions.opened(m)))
        .onMessage(Connection.Relayed.class, m -> then(() -> relayed(m)))
        .onMessage(Connection.Noticed.class, m -> then(() -> noticed(m.notice())))
        .onMessage(Connection.BeatDue.class, m -> then(this::beat))
        .onMessage(Connection.WatchDue.class, m -> then(subscriptions::repeat))
        .onMessage(Connection.AttendDue.class, m -> then(this::attend))
        .onMessage(Connection.BringDue.class, m -> then(intake::askAgain))
        .onMessage(Connection.Counted.class, m -> then(() -> intake.counted(m)))
        .onMessage(Connection.Kept.class, m -> then(() -> intake.kept(m)))
        .onMessage(Connection.ListenDue.class, m -> then(playback::pumpAll))
        .onMessage(Connection.Read.class, m -> then(() -> playback.read(m)))
        .onMessage(Connection.TokenOut.class, m -> close(CloseCode.TOKEN_EXPIRED))
        .onMessage(Connection.RevokedNow.class, m -> close(CloseCode.REVOKED))
        .onMessage(Connection.GoAway.class, m -> then(() -> peer.outbox().goAway(m.retryAfter())))
        .onMessage(Connection.SocketClosed.class, m -> Behaviors.stopped())
        .onAnyMessage(m -> this)
        .onSignal(PostStop.class, m -> left())
        .build();
  }

  private Behavior<Message> then(Runnable step) {
    step.run();
    return peer.outbox().isClosed() ? Behaviors.stopped() : this;
  }

  private Behavior<Message> close(CloseCode code) {
    return then(() -> peer.outbox().close(code));
  }

  private Behavior<Message> left() {
    subscriptions.unsubscribeAll();
    presence.leaveAll();
    environment.persons().leave(peer.principal().personId());
    return this;
  }

  private void arrived(ClientFrame frame) {
    sink.taken();
    silentBeats = 0;
    if (!dispatch(frame)) {
      peer.outbox().close(CloseCode.BAD_FRAME);
    }
  }

  /** False: no client of this protocol sends this here. */
  private boolean dispatch(ClientFrame frame) {
    return switch (frame.getFrameCase()) {
      case BEAT -> echo(frame.getBeat());
      case COMMAND -> commands.take(frame.getCommand());
      case SUBSCRIBE -> viewsAfter(() -> subscriptions.subscribe(frame.getSubscribe()));
      case UNSUBSCRIBE ->
          viewsAfter(() -> subscriptions.unsubscribe(frame.getUnsubscribe().getSubscription()));
      case SIGNAL -> calls.up(frame.getSignal());
      case SIGNAL_ACK -> calls.up(frame.getSignalAck());
      case RENEW -> renew(frame.getRenew().getToken());
      case VOICE_CHUNK -> intake.take(frame.getVoiceChunk());
      case STOP_LISTENING -> playback.end(frame.getStopListening());
      case HELLO, FRAME_NOT_SET -> false;
    };
  }

  private void shown(Connection.Shown shown) {
    viewsAfter(() -> subscriptions.shown(shown));
  }

  /** Seats, negotiations and waiting commands follow what is looked at. */
  private boolean viewsAfter(Runnable step) {
    step.run();
    var seen = subscriptions.calls();
    presence.follow(seen);
    calls.follow(seen);
    commands.viewsChanged();
    return true;
  }

  private void writable() {
    subscriptions.flushAll();
    playback.pumpAll();
  }

  private void relayed(Connection.Relayed relayed) {
    if (relayed.down() instanceof VoiceNotices.Down notice) {
      ofVoice(notice);
      return;
    }
    if (relayed.down() instanceof Signals.Down signal) {
      calls.relayed(signal);
    }
    if (relayed.down() instanceof Signals.Entered entered) {
      commands.entered(entered);
    } else if (relayed.down() instanceof Signals.NotOpen over) {
      commands.notEntered(over.call());
    }
  }

  private void ofVoice(VoiceNotices.Down notice) {
    if (notice instanceof VoiceNotices.MayBring may) {
      intake.mayBring(may);
    } else if (notice instanceof VoiceNotices.MayNotBring not) {
      intake.mayNotBring(not);
    } else if (notice instanceof VoiceNotices.Reach reach) {
      playback.reached(reach);
    }
  }

  /** Only the person's own seat ends a connection; a call's seat is merely taken over. */
  private void noticed(SeatNotice notice) {
    if (notice instanceof SeatNotice.Displaced displaced
        && displaced.seat().equals(Presence.CONNECTION)) {
      peer.outbox().close(CloseCode.DISPLACED);
    }
  }

  private void attend() {
    presence.repeat();
    calls.repeat();
    intake.repeat();
    playback.repeat();
  }

  private void beat() {
    var times = environment.settings().times();
    if (times.beatEvery().multipliedBy(silentBeats).compareTo(times.deadAfter()) >= 0) {
      peer.outbox().close(CloseCode.HEARTBEAT_LOST);
      return;
    }
    silentBeats++;
    sendBeat(0);
  }

  private boolean echo(Beat beat) {
    presence.heard();
    if (beat.getNonce() != 0) {
      sendBeat(beat.getNonce());
    }
    return true;
  }

  private void sendBeat(long echo) {
    peer.outbox()
        .send(
            ServerFrame.newBuilder()
                .setBeat(Beat.newBuilder().setEcho(echo).setServerTimeMillis(now().toEpochMilli()))
                .build());
  }

  private boolean renew(String token) {
    var verdict = environment.services().tokens().verify(token);
    if (verdict instanceof Verdict.Expired) {
      peer.outbox().close(CloseCode.TOKEN_EXPIRED);
    } else if (verdict instanceof Verdict.Valid valid
        && valid.principal().isSamePerson(peer.principal())) {
      renewed(valid.principal());
    } else {
      peer.outbox().close(CloseCode.TOKEN_INVALID);
    }
    return true;
  }

  private void renewed(Principal principal) {
    if (environment.services().revocations().covers(principal)) {
      peer.outbox().close(CloseCode.REVOKED);
      return;
    }
    follow(principal);
    peer.outbox().send(WelcomeCodec.renewed(principal));
  }

  /** Until the token runs out or is revoked. */
  private void follow(Principal principal) {
    environment.services().revocations().follow(principal, revoked);
    var left = Duration.between(now(), principal.expires());
    timers.startSingleTimer(new Connection.TokenOut(), left.isNegative() ? Duration.ZERO : left);
  }

  private Instant now() {
    return environment.services().clock().instant();
  }
}
