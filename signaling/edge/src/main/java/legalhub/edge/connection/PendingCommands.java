package legalhub.edge.connection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Reply;
import legalhub.actors.privacy.Sealer;
import legalhub.actors.signal.Signals;
import legalhub.edge.codec.AnswerCodec;
import legalhub.edge.codec.Field;
import legalhub.edge.codec.Speaker;
import legalhub.edge.codec.Translated;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.ServerFrame;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * The commands that this client waits for. Each is answered exactly once: by its entity, or at its
 * deadline by "nobody knows"; until then its entity is asked again and again under the same id.
 */
final class PendingCommands {
  private final ActorContext<Connection.Message> context;
  private final TimerScheduler<Connection.Message> timers;
  private final ConnectionEnvironment environment;
  private final Peer peer;
  private final Views views;
  private final ActorRef<Reply> replies;
  private final Map<String, Pending> pending = new LinkedHashMap<>();

  /** What commands need to know of what this client looks at. */
  record Views(Subscriptions subscriptions, Calls calls, VoicePlayback playback) {}

  PendingCommands(
      ActorContext<Connection.Message> context,
      TimerScheduler<Connection.Message> timers,
      ConnectionEnvironment environment,
      Peer peer,
      Views views) {
    this.context = context;
    this.timers = timers;
    this.environment = environment;
    this.peer = peer;
    this.views = views;
    this.replies = context.messageAdapter(Reply.class, Connection.Answered::new);
  }

  /** False: a command without an id can't be answered. */
  boolean take(Command command) {
    if (!Field.isId(command.getId())) {
      return false;
    }
    if (pending.containsKey(command.getId())) {
      return true;
    }
    if (pending.size() >= environment.settings().limits().commandsPendingMax()) {
      refuseAtOnce(command, Refusal.BUSY);
    } else if (!environment.services().storeAvailable().getAsBoolean()) {
      refuseAtOnce(command, Refusal.STORE_UNAVAILABLE);
    } else {
      var now = now();
      var taken = new Pending(command, now, now.plus(timeToLive(command)));
      pending.put(taken.id(), taken);
      prepare(taken);
      dispatch();
    }
    return true;
  }

  private void refuseAtOnce(Command command, Refusal why) {
    environment.services().meter().refused(why, 0);
    send(AnswerCodec.refused(command.getId(), why));
  }

  /** None given, or more than is kept, is the longest. */
  private Duration timeToLive(Command command) {
    var max = environment.settings().limits().commandTtlMax();
    var wanted = Duration.ofMillis(Integer.toUnsignedLong(command.getTtlMillis()));
    return wanted.isZero() || wanted.compareTo(max) > 0 ? max : wanted;
  }

  private void prepare(Pending one) {
    var speaker = new Speaker(peer.principal(), views.subscriptions()::residentOf);
    var translated = environment.commands().fromWire(one.wire(), speaker);
    if (translated instanceof Translated.Rejected rejected) {
      refuse(one, rejected.why());
    } else if (translated instanceof Translated.ResidentUnknown unknown) {
      one.held(new EntityAddress(EntityKind.CONSULTATION, unknown.consultation().value()));
      if (!views.subscriptions().awaits(unknown.consultation())) {
        refuse(one, Refusal.NOT_FOUND);
      }
    } else if (translated instanceof Translated.Addressed addressed) {
      one.sealing(addressed.to());
      seal(one, addressed.command());
    }
  }

  private void seal(Pending one, CompletionStage<Object> command) {
    var future = command.toCompletableFuture();
    if (future.isDone() && !future.isCompletedExceptionally()) {
      one.ready(future.join());
      return;
    }
    context.pipeToSelf(
        command,
        (made, failure) ->
            new Connection.Prepared(one, Optional.ofNullable(made), Optional.ofNullable(failure)));
  }

  void prepared(Connection.Prepared prepared) {
    var one = prepared.pending();
    if (!one.equals(pending.get(one.id()))) {
      return;
    }
    prepared.made().ifPresent(one::ready);
    prepared.failure().ifPresent(failure -> refuse(one, refusalOf(failure)));
    dispatch();
  }

  /** An erased person has no key any more; any other failure is the key store's. */
  private static Refusal refusalOf(Throwable failure) {
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof Sealer.ErasedException ? Refusal.NOT_FOUND : Refusal.STORE_UNAVAILABLE;
  }

  /** What waited for a view may go, or is over. */
  void viewsChanged() {
    var held = pending.values().stream().filter(p -> p.stage() == Pending.Stage.HELD).toList();
    if (!held.isEmpty()) {
      held.forEach(this::prepare);
      dispatch();
    }
  }

  /** Tells entities in the order in which the client asked, each entity for itself. */
  private void dispatch() {
    var blocked = new HashSet<EntityAddress>();
    for (var one : pending.values()) {
      switch (one.stage()) {
        case HELD, SEALING -> blocked.add(one.to());
        case READY -> {
          if (!blocked.contains(one.to())) {
            ask(one);
          }
        }
        case SENT, ENTERING -> {}
      }
    }
    schedule();
  }

  private void ask(Pending one) {
    one.sent(now().plus(environment.settings().times().repeatEvery()));
    environment
        .services()
        .entities()
        .tell(
            one.to(),
            new Message.Ask(
                new CommandId(one.id()), one.deadline(), peer.caller(), one.command(), replies));
  }

  void answered(Reply reply) {
    var one = pending.get(reply.id().value());
    if (one == null || one.stage() != Pending.Stage.SENT) {
      return;
    }
    if (reply instanceof Reply.Refused refused) {
      refuse(one, refused.why());
    } else if (one.joins().isPresent()) {
      enter(one);
    } else {
      done(one, AnswerCodec.done(one.id()));
      one.listens().ifPresent(views.playback()::begin);
    }
    schedule();
  }

  private void enter(Pending one) {
    one.entering(now().plus(environment.settings().times().repeatEvery()));
    one.joins().ifPresent(views.calls()::enter);
  }

  void entered(Signals.Entered entered) {
    entering(entered.call()).forEach(one -> done(one, joined(one.id(), entered)));
    schedule();
  }

  private ServerFrame joined(String command, Signals.Entered entered) {
    return entered
        .member()
        .map(member -> AnswerCodec.joined(command, views.calls().joined(entered, member)))
        .orElseGet(() -> AnswerCodec.joined(command, views.calls().joined(entered)));
  }

  /** The call ended between the joining and the entering. */
  void notEntered(EntityAddress call) {
    entering(call).forEach(one -> refuse(one, Refusal.NOT_IN_THIS_STATE));
    schedule();
  }

  private List<Pending> entering(EntityAddress call) {
    return pending.values().stream()
        .filter(one -> one.stage() == Pending.Stage.ENTERING)
        .filter(one -> one.joins().filter(call::equals).isPresent())
        .toList();
  }

  void repeat() {
    var now = now();
    for (var one : List.copyOf(pending.values())) {
      if (one.isOver(now)) {
        refuse(one, one.wasSent() ? Refusal.OUTCOME_UNKNOWN : Refusal.STORE_UNAVAILABLE);
      } else if (!one.due().isAfter(now)) {
        again(one);
      }
    }
    dispatch();
  }

  private void again(Pending one) {
    if (one.stage() == Pending.Stage.ENTERING) {
      enter(one);
    } else if (one.stage() == Pending.Stage.SENT) {
      ask(one);
    }
  }

  private void done(Pending one, ServerFrame frame) {
    environment.services().meter().done(one.ageMillis(now()));
    answer(one, frame);
  }

  private void refuse(Pending one, Refusal why) {
    environment.services().meter().refused(why, one.ageMillis(now()));
    answer(one, AnswerCodec.refused(one.id(), why));
  }

  private void answer(Pending one, ServerFrame frame) {
    pending.remove(one.id());
    send(frame);
  }

  private void send(ServerFrame frame) {
    peer.outbox().send(frame);
  }

  /** One timer for all, for the earliest. */
  private void schedule() {
    var repeat = new Connection.RepeatDue();
    if (pending.isEmpty()) {
      timers.cancel(repeat);
      return;
    }
    var due = pending.values().stream().map(Pending::due).min(Instant::compareTo).orElseThrow();
    var wait = Duration.between(now(), due);
    timers.startSingleTimer(repeat, wait.isNegative() ? Duration.ZERO : wait);
  }

  private Instant now() {
    Clock clock = environment.services().clock();
    return clock.instant();
  }
}
