package legalhub.edge.connection;

import com.google.protobuf.ByteString;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.entity.ViewUpdate;
import legalhub.actors.entity.ViewVersion;
import legalhub.actors.session.ResidentId;
import legalhub.edge.codec.AnswerCodec;
import legalhub.edge.codec.Field;
import legalhub.edge.codec.TopicCodec;
import legalhub.wire.v1.Subscribe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/** Everything that one client looks at. */
final class Subscriptions {
  /** Marks the watch that only learns whose consultation it is. */
  private static final String PROBE = "?";

  private final ActorContext<Connection.Message> context;
  private final ConnectionEnvironment environment;
  private final Peer peer;
  private final ActorRef<ViewUpdate> updates;
  private final Map<Integer, Subscription> byNumber = new LinkedHashMap<>();
  private final Map<String, Subscription> byWatch = new HashMap<>();
  private long watches;

  Subscriptions(
      ActorContext<Connection.Message> context, ConnectionEnvironment environment, Peer peer) {
    this.context = context;
    this.environment = environment;
    this.peer = peer;
    this.updates = context.messageAdapter(ViewUpdate.class, Connection.Shown::own);
  }

  /** A number that is open already is replaced. */
  void subscribe(Subscribe subscribe) {
    int number = subscribe.getSubscription();
    unsubscribe(number);
    if (number == 0 || !Field.isId("e" + subscribe.getEpoch())) {
      end(number, Refusal.INVALID);
      return;
    }
    if (byNumber.size() >= environment.settings().limits().subscriptionsMax()) {
      end(number, Refusal.BUSY);
      return;
    }
    var target = environment.topics().fromWire(subscribe.getTopic(), peer.principal());
    if (target instanceof TopicCodec.View view) {
      open(number, view, held(subscribe));
    } else if (target instanceof TopicCodec.NoView none) {
      end(number, none.why());
    }
  }

  private static Optional<ViewVersion> held(Subscribe subscribe) {
    return subscribe.getEpoch().isEmpty() || subscribe.getVersion() < 0
        ? Optional.empty()
        : Optional.of(new ViewVersion(subscribe.getEpoch(), subscribe.getVersion()));
  }

  private void open(int number, TopicCodec.View view, Optional<ViewVersion> held) {
    var subscription = new Subscription(number, Long.toString(++watches), view, held);
    byNumber.put(number, subscription);
    byWatch.put(subscription.watch(), subscription);
    watch(subscription);
    if (held.isPresent()) {
      environment.services().meter().resumed();
      probe(subscription);
    }
  }

  private void end(int number, Refusal why) {
    peer.outbox().send(AnswerCodec.ended(number, why));
  }

  void unsubscribe(int number) {
    var subscription = byNumber.remove(number);
    if (subscription != null) {
      byWatch.remove(subscription.watch());
      unwatch(subscription, subscription.watch());
    }
  }

  void unsubscribeAll() {
    List.copyOf(byNumber.keySet()).forEach(this::unsubscribe);
  }

  /** An entity that moved or restarted has forgotten its watchers. */
  void repeat() {
    for (var subscription : byNumber.values()) {
      watch(subscription);
      probe(subscription);
      flush(subscription);
    }
  }

  private void watch(Subscription subscription) {
    if (subscription.isShared()) {
      environment.shared().tell(subscription.listening(context.getSelf()));
    } else {
      tell(subscription, subscription.watching(updates));
    }
  }

  /**
   * A client that resumes gets what changed, which may leave out whose consultation it is. This
   * connection needs to know, so it looks at the whole once.
   */
  private void probe(Subscription subscription) {
    if (subscription.awaitsCall()) {
      var audience = subscription.view().audience();
      tell(
          subscription,
          new Message.Watch(subscription.watch() + PROBE, audience, Optional.empty(), updates));
    }
  }

  private void unwatch(Subscription subscription, String watch) {
    if (subscription.isShared()) {
      environment.shared().tell(subscription.leaving(context.getSelf()));
    } else {
      tell(subscription, new Message.Unwatch(watch, updates));
    }
  }

  private void tell(Subscription subscription, Message message) {
    environment.services().entities().tell(subscription.view().entity(), message);
  }

  void shown(Connection.Shown shown) {
    var update = shown.update();
    if (shown.watch().endsWith(PROBE)) {
      probed(update);
      return;
    }
    var subscription = byWatch.get(shown.watch());
    if (subscription == null) {
      return;
    }
    if (update instanceof ViewUpdate.Closed closed) {
      byNumber.remove(subscription.number());
      byWatch.remove(subscription.watch());
      end(subscription.number(), closed.why());
      return;
    }
    parts(update).ifPresent(subscription::learn);
    switch (subscription.take(update, shown.encoded())) {
      case FRESH -> flush(subscription);
      case GAP -> watch(subscription);
      case NOTHING -> {}
    }
  }

  private void probed(ViewUpdate update) {
    var watch = update.watch().substring(0, update.watch().length() - PROBE.length());
    var subscription = byWatch.get(watch);
    if (subscription != null) {
      parts(update).ifPresent(subscription::learn);
      unwatch(subscription, update.watch());
    }
  }

  private static Optional<Map<String, ViewPart>> parts(ViewUpdate update) {
    if (update instanceof ViewUpdate.Whole whole) {
      return Optional.of(whole.parts());
    }
    return update instanceof ViewUpdate.Changed changed
        ? Optional.of(changed.parts())
        : Optional.empty();
  }

  void flushAll() {
    byNumber.values().forEach(this::flush);
  }

  /** A client that isn't writable gets nothing of this; meanwhile its changes merge. */
  private void flush(Subscription subscription) {
    while (peer.outbox().isWritable()) {
      var change = subscription.next();
      if (change.isEmpty() || !write(subscription, change.get())) {
        return;
      }
    }
  }

  /** True when it was written at once. */
  private boolean write(Subscription subscription, Change change) {
    var bytes = bytes(subscription.number(), change);
    var future = bytes.toCompletableFuture();
    if (future.isDone() && !future.isCompletedExceptionally()) {
      peer.outbox().send(future.join());
      subscription.written();
      return true;
    }
    context.pipeToSelf(
        bytes,
        (frame, failure) ->
            new Connection.Opened(subscription.watch(), change, Optional.ofNullable(frame)));
    return false;
  }

  /** A frame, complete once every personal value in it is open. */
  private CompletionStage<ByteString> bytes(int number, Change change) {
    var encoded =
        change
            .encoded()
            .orElseGet(
                () ->
                    Encoded.of(change, environment.views().toWire(change.parts(), peer.caller())));
    return encoded.frame(number);
  }

  void opened(Connection.Opened opened) {
    var subscription = byWatch.get(opened.watch());
    if (subscription == null) {
      return;
    }
    if (opened.frame().isEmpty()) {
      // Tried again with the next repetition: what can't be opened whole isn't sent in part.
      subscription.putBack(opened.change());
      return;
    }
    peer.outbox().send(opened.frame().get());
    subscription.written();
    flush(subscription);
  }

  /** Whose consultation it is, when it is being looked at and was seen. */
  Optional<ResidentId> residentOf(ConsultationId consultation) {
    return about(consultation).flatMap(open -> open.resident().stream()).findFirst();
  }

  /** Whether it is being looked at and may still be seen. */
  boolean awaits(ConsultationId consultation) {
    return about(consultation).anyMatch(Subscription::awaitsCall);
  }

  private Stream<Subscription> about(ConsultationId consultation) {
    return byNumber.values().stream().filter(open -> open.isAbout(consultation));
  }

  /** The calls and conferences that were seen. */
  List<SeenCall> calls() {
    return byNumber.values().stream().flatMap(open -> open.seen(peer.caller()).stream()).toList();
  }
}
