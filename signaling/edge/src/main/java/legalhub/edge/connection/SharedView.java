package legalhub.edge.connection;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.entity.ViewUpdate;
import legalhub.actors.entity.ViewVersion;
import legalhub.edge.codec.TopicCodec;
import legalhub.edge.codec.ViewCodec;
import org.apache.pekko.actor.typed.ActorRef;

/** One view that many of this node's clients look at: what is held of it, and who listens. */
final class SharedView {
  /** One subscription of one client. */
  record Listener(String watch, ActorRef<Connection.Message> to) {}

  private final TopicCodec.View view;
  private final String watch;
  private final ViewCodec codec;
  private final Map<Listener, Boolean> listeners = new LinkedHashMap<>();
  private final Map<String, ViewPart> parts = new HashMap<>();
  private Optional<ViewVersion> received = Optional.empty();
  private Optional<Encoded> encodedWhole = Optional.empty();

  SharedView(TopicCodec.View view, String watch, ViewCodec codec) {
    this.view = view;
    this.watch = watch;
    this.codec = codec;
  }

  TopicCodec.View view() {
    return view;
  }

  String watch() {
    return watch;
  }

  boolean isAbandoned() {
    return listeners.isEmpty();
  }

  Message.Watch watching(ActorRef<ViewUpdate> to) {
    return new Message.Watch(watch, view.audience(), received, to);
  }

  /** Who is known and holds the newest has nothing to hear. */
  void listen(Listener listener, Optional<ViewVersion> held) {
    boolean known = listeners.put(listener, true) != null;
    if (received.isEmpty() || known && held.equals(received)) {
      return;
    }
    if (held.equals(received)) {
      var now = received.get();
      var nothing = new ViewUpdate.Changed(watch, now, now.version(), Map.of(), List.of());
      tell(listener, nothing, Optional.empty());
    } else {
      tell(listener, whole(), Optional.of(encodedWhole()));
    }
  }

  void leave(Listener listener) {
    listeners.remove(listener);
  }

  void gone(ActorRef<?> client) {
    listeners.keySet().removeIf(listener -> listener.to().equals(client));
  }

  /** False: something before it is missing, and only the whole view helps. */
  boolean updated(ViewUpdate update) {
    if (update instanceof ViewUpdate.Changed changed) {
      return changed(changed);
    }
    if (update instanceof ViewUpdate.Whole whole) {
      parts.clear();
      parts.putAll(whole.parts());
      received = Optional.of(whole.version());
      encodedWhole = Optional.empty();
      tellAll(whole, Optional.of(encodedWhole()));
    } else {
      tellAll(update, Optional.empty());
      listeners.clear();
    }
    return true;
  }

  private boolean changed(ViewUpdate.Changed changed) {
    boolean follows =
        received
            .filter(held -> held.epoch().equals(changed.version().epoch()))
            .filter(held -> held.version() >= changed.from())
            .isPresent();
    if (!follows) {
      received = Optional.empty();
      return false;
    }
    if (changed.version().version() > received.get().version()) {
      changed.removed().forEach(parts::remove);
      parts.putAll(changed.parts());
      received = Optional.of(changed.version());
      encodedWhole = Optional.empty();
      tellAll(changed, Optional.of(encode(Change.of(changed, changed.from()))));
    }
    return true;
  }

  private ViewUpdate.Whole whole() {
    return new ViewUpdate.Whole(watch, received.orElseThrow(), Map.copyOf(parts));
  }

  /** Many who arrive between two changes get the same bytes. */
  private Encoded encodedWhole() {
    var encoded = encodedWhole.orElseGet(() -> encode(Change.of(whole())));
    encodedWhole = Optional.of(encoded);
    return encoded;
  }

  private Encoded encode(Change change) {
    return Encoded.of(change, codec.toWire(change.parts(), view.audience().viewer()));
  }

  private void tellAll(ViewUpdate update, Optional<Encoded> encoded) {
    listeners.keySet().forEach(listener -> tell(listener, update, encoded));
  }

  private static void tell(Listener listener, ViewUpdate update, Optional<Encoded> encoded) {
    listener.to().tell(new Connection.Shown(listener.watch(), update, encoded));
  }
}
