package legalhub.jitsi.meet;

import java.net.URI;
import java.util.Optional;
import legalhub.actors.conference.ConferenceMedia;
import legalhub.actors.conference.ConferenceMedia.AskAnew;
import legalhub.actors.conference.ConferenceMedia.Begin;
import legalhub.actors.conference.ConferenceMedia.Close;
import legalhub.actors.conference.ConferenceMedia.Embedded;
import legalhub.actors.conference.ConferenceMedia.Enter;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * One conference in a room of a Jitsi Meet. Everything but the way in is between its page and
 * itself.
 */
final class MeetConference extends AbstractBehavior<Object> {
  private static final int OK = 200;
  private static final int NOBODY_THERE = 404;

  /** Whoever comes has already said on the hub's page that they want in. */
  private static final String READY = "&config.prejoinConfig.enabled=false";

  /** The room's end was asked for; {@code status} 0: nobody answered. */
  private record Ended(int status) {}

  /** What every room of it has in common. */
  record House(URI url, RoomTokens tokens, Optional<RoomCloser> closer) {}

  private final House house;
  private final String room;
  private final ActorRef<ConferenceMedia.Event> conference;

  static Behavior<ConferenceMedia.Order> create(
      House house, String room, ActorRef<ConferenceMedia.Event> conference) {
    return Behaviors.<Object>setup(context -> new MeetConference(context, house, room, conference))
        .narrow();
  }

  private MeetConference(
      ActorContext<Object> context,
      House house,
      String room,
      ActorRef<ConferenceMedia.Event> conference) {
    super(context);
    context.setLoggerName(MeetConference.class);
    this.house = house;
    this.room = room;
    this.conference = conference;
  }

  @Override
  public Receive<Object> createReceive() {
    return newReceiveBuilder()
        .onMessage(Enter.class, this::enter)
        .onMessage(AskAnew.class, this::askAnew)
        .onMessage(Close.class, this::close)
        .onMessage(Ended.class, this::ended)
        .onMessage(ConferenceMedia.Order.class, ignored -> this)
        .build();
  }

  private Behavior<Object> enter(Enter asked) {
    var user = new RoomTokens.User(asked.member().value(), asked.name(), asked.host());
    // Behind the #, so that it is never sent to a server, and stays out of its logs.
    var url = house.url() + "/" + room + "#jwt=" + house.tokens().to(room, user) + READY;
    conference.tell(new Embedded(asked.member(), asked.leg(), url));
    return this;
  }

  private Behavior<Object> askAnew(AskAnew asked) {
    conference.tell(new Begin(asked.member(), asked.leg()));
    return this;
  }

  private Behavior<Object> close(Close asked) {
    if (house.closer().isEmpty()) {
      return Behaviors.stopped();
    }
    getContext()
        .pipeToSelf(
            house.closer().get().end(room),
            (status, failure) -> new Ended(failure == null ? status : 0));
    return this;
  }

  private Behavior<Object> ended(Ended result) {
    if (result.status() != OK && result.status() != NOBODY_THERE) {
      getContext().getLog().warn("a room of Jitsi Meet was not ended: {}", result.status());
    }
    return Behaviors.stopped();
  }
}
