package legalhub.jitsi.colibri;

import java.time.Duration;
import java.util.Optional;
import legalhub.actors.conference.ConferenceMedia;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/** The search for a bridge: asked for once at a time, with growing pauses while there is none. */
final class Placement {
  private static final Duration PAUSE_MIN = Duration.ofSeconds(1);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(8);

  /** The pause is over. */
  record TryAgain() {}

  private final TimerScheduler<Object> timers;
  private final ActorRef<ConferenceMedia.Event> room;
  private boolean choosing;
  private Optional<Bridge> avoided = Optional.empty();
  private Duration pause = PAUSE_MIN;
  private boolean troubled;

  Placement(TimerScheduler<Object> timers, ActorRef<ConferenceMedia.Event> room) {
    this.timers = timers;
    this.room = room;
  }

  void ask(ActorRef<Bridges.Command> bridges, ActorRef<Bridges.Choice> self) {
    if (!choosing && !timers.isTimerActive(new TryAgain())) {
      choosing = true;
      bridges.tell(new Bridges.Choose(avoided, self));
    }
  }

  Optional<Meeting> chosen(Bridges.Choice choice) {
    choosing = false;
    if (choice.bridge().isEmpty()) {
      trouble(true);
      // Better the one that has just failed than none.
      avoided = Optional.empty();
      timers.startSingleTimer(new TryAgain(), pause);
      pause = pause.compareTo(PAUSE_MAX) < 0 ? pause.multipliedBy(2) : PAUSE_MAX;
    }
    return choice.bridge().map(Meeting::new);
  }

  void avoid(Bridge bridge) {
    avoided = Optional.of(bridge);
  }

  /** A bridge carries the conference. */
  void found() {
    pause = PAUSE_MIN;
    avoided = Optional.empty();
    trouble(false);
  }

  private void trouble(boolean is) {
    if (is != troubled) {
      troubled = is;
      room.tell(new ConferenceMedia.Trouble(is ? "BRIDGE_UNAVAILABLE" : ""));
    }
  }
}
