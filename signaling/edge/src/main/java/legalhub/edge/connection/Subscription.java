package legalhub.edge.connection;

import java.util.Map;
import java.util.Optional;
import legalhub.actors.conference.ConferenceId;
import legalhub.actors.conference.ConferenceView;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.consultation.ConsultationView;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.entity.ViewUpdate;
import legalhub.actors.entity.ViewVersion;
import legalhub.actors.session.ResidentId;
import legalhub.edge.codec.TopicCodec;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * One view that a client looks at. At any moment what the client holds, plus what is being opened,
 * plus what waits, is exactly what was received.
 */
final class Subscription {
  /** What an update meant here. */
  enum Taken {
    /** Something waits for the client. */
    FRESH,
    /** It was known. */
    NOTHING,
    /** Something before it is missing: only the whole view helps. */
    GAP
  }

  private final int number;
  private final String watch;
  private final TopicCodec.View view;
  private Optional<ViewVersion> received;
  private Optional<Change> waiting = Optional.empty();
  private Optional<ConsultationView.Call> call = Optional.empty();
  private Optional<ConferenceView.Whole> conference = Optional.empty();
  private boolean answered;
  private boolean opening;

  /**
   * @param held what the client says to hold from before
   */
  Subscription(int number, String watch, TopicCodec.View view, Optional<ViewVersion> held) {
    this.number = number;
    this.watch = watch;
    this.view = view;
    this.received = held;
  }

  int number() {
    return number;
  }

  String watch() {
    return watch;
  }

  TopicCodec.View view() {
    return view;
  }

  /** Whether it shows this consultation, or its conference. */
  boolean isAbout(ConsultationId consultation) {
    return switch (view.entity().kind()) {
      case CONSULTATION -> view.entity().id().equals(consultation.value());
      case CONFERENCE ->
          ConferenceId.read(view.entity().id())
              .filter(id -> id.consultation().equals(consultation))
              .isPresent();
      default -> false;
    };
  }

  /** Whether this connection has to know more of it than it passes on. */
  boolean awaitsCall() {
    return switch (view.entity().kind()) {
      case CONSULTATION -> call.isEmpty();
      case CONFERENCE -> conference.isEmpty();
      default -> false;
    };
  }

  /** Whose consultation it is, once that was seen. */
  Optional<ResidentId> resident() {
    return call.map(ConsultationView.Call::resident)
        .or(() -> conference.flatMap(ConferenceView.Whole::resident));
  }

  /** Notes what of these parts this connection has to know. */
  void learn(Map<String, ViewPart> parts) {
    if (parts.get(ConsultationView.CALL) instanceof ConsultationView.Call seen) {
      call = Optional.of(seen);
    } else if (parts.get(ConferenceView.CONFERENCE) instanceof ConferenceView.Whole seen) {
      conference = Optional.of(seen);
    }
  }

  /** What it shows of a call, once that was seen. */
  Optional<SeenCall> seen(Caller viewer) {
    return call.map(seen -> SeenCall.of(seen, viewer))
        .or(() -> conference.map(seen -> SeenCall.of(seen, viewer)));
  }

  Message.Watch watching(ActorRef<ViewUpdate> to) {
    return new Message.Watch(watch, view.audience(), received, to);
  }

  /** Whether many of this node look at the same. */
  boolean isShared() {
    return view.audience().isEveryone();
  }

  SharedViews.Listen listening(ActorRef<Connection.Message> to) {
    return new SharedViews.Listen(view, new SharedView.Listener(watch, to), received);
  }

  SharedViews.Leave leaving(ActorRef<Connection.Message> to) {
    return new SharedViews.Leave(view, new SharedView.Listener(watch, to));
  }

  /**
   * @param encoded its bytes, where others get the same
   */
  Taken take(ViewUpdate update, Optional<Encoded> encoded) {
    if (update instanceof ViewUpdate.Changed changed) {
      return take(changed, encoded);
    }
    var whole = (ViewUpdate.Whole) update;
    received = Optional.of(whole.version());
    return queue(Change.of(whole).encoded(encoded));
  }

  private Taken take(ViewUpdate.Changed update, Optional<Encoded> encoded) {
    if (received.isEmpty()) {
      return Taken.NOTHING;
    }
    var held = received.get();
    if (!held.epoch().equals(update.version().epoch()) || update.from() > held.version()) {
      received = Optional.empty();
      waiting = Optional.empty();
      return Taken.GAP;
    }
    if (update.version().version() < held.version()
        || update.version().version() == held.version() && answered) {
      return Taken.NOTHING;
    }
    received = Optional.of(update.version());
    var change = Change.of(update, held.version());
    return queue(update.from() == held.version() ? change.encoded(encoded) : change);
  }

  private Taken queue(Change change) {
    answered = true;
    waiting = Optional.of(waiting.map(before -> before.then(change)).orElse(change));
    return Taken.FRESH;
  }

  /** What is next to be opened and written; one at a time, so that order is kept. */
  Optional<Change> next() {
    if (opening || waiting.isEmpty()) {
      return Optional.empty();
    }
    var change = waiting;
    waiting = Optional.empty();
    opening = true;
    return change;
  }

  void written() {
    opening = false;
  }

  /** It couldn't be opened now: it waits again, before what came since. */
  void putBack(Change change) {
    opening = false;
    if (received.isPresent()) {
      waiting = Optional.of(waiting.map(change::then).orElse(change));
    }
  }
}
