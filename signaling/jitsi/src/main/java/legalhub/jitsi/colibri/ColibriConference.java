package legalhub.jitsi.colibri;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import legalhub.actors.conference.ConferenceMedia;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * The focus of one conference. It remembers what its members want ({@link Seat}) and what the
 * bridge has ({@link Meeting}), and has one request under way until both agree; whatever goes
 * wrong, the next step follows from the two.
 */
final class ColibriConference extends AbstractBehavior<Object> {
  private static final int FAILURES_OF_A_BRIDGE = 2;

  private record Answered(long number, BridgeAnswer answer) {}

  private record LookAfterIt() {}

  /** What it speaks with. */
  record Surroundings(
      ActorRef<Bridges.Command> bridges, BridgeClient client, Duration probeInterval) {}

  private final TimerScheduler<Object> timers;
  private final Surroundings around;
  private final ActorRef<ConferenceMedia.Event> room;
  private final Seats seats;
  private final Placement placement;

  private Optional<Meeting> meeting = Optional.empty();
  private Optional<Step> underWay = Optional.empty();
  private long number;
  private int failures;
  private int refusals;
  private boolean closing;

  static Behavior<ConferenceMedia.Order> create(
      Surroundings around, ActorRef<ConferenceMedia.Event> room) {
    return Behaviors.<Object>setup(
            context ->
                Behaviors.withTimers(
                    timers -> new ColibriConference(context, timers, around, room)))
        .narrow();
  }

  private ColibriConference(
      ActorContext<Object> context,
      TimerScheduler<Object> timers,
      Surroundings around,
      ActorRef<ConferenceMedia.Event> room) {
    super(context);
    context.setLoggerName(ColibriConference.class);
    this.timers = timers;
    this.around = around;
    this.room = room;
    this.seats = new Seats(room);
    this.placement = new Placement(timers, room);
    around.bridges().tell(new Bridges.Watch(context.getSelf().narrow()));
  }

  @Override
  public Receive<Object> createReceive() {
    return newReceiveBuilder()
        .onMessage(ConferenceMedia.Enter.class, said -> heard(seats::enter, said))
        .onMessage(ConferenceMedia.Answer.class, said -> heard(seats::answer, said))
        .onMessage(ConferenceMedia.Candidate.class, said -> heard(seats::candidate, said))
        .onMessage(ConferenceMedia.AskAnew.class, this::askAnew)
        .onMessage(ConferenceMedia.Allow.class, said -> heard(seats::allow, said))
        .onMessage(ConferenceMedia.Leave.class, said -> heard(seats::leave, said.member()))
        .onMessage(ConferenceMedia.Close.class, this::close)
        .onMessage(Bridges.Choice.class, this::chosen)
        .onMessage(Bridges.Down.class, this::down)
        .onMessage(Answered.class, this::answered)
        .onMessage(Placement.TryAgain.class, tick -> proceed())
        .onMessage(LookAfterIt.class, tick -> lookAfterIt())
        .build();
  }

  private Behavior<Object> askAnew(ConferenceMedia.AskAnew asked) {
    seats.on(asked.member(), asked.leg()).ifPresent(seats::begin);
    return proceed();
  }

  private Behavior<Object> close(ConferenceMedia.Close asked) {
    closing = true;
    seats.clear();
    return proceed();
  }

  private <M> Behavior<Object> heard(Consumer<M> seat, M said) {
    seat.accept(said);
    return proceed();
  }

  /** Offers what is new, and sends the next request, unless one is under way. */
  private Behavior<Object> proceed() {
    seats.offer();
    if (underWay.isPresent()) {
      return this;
    }
    var step = meeting.flatMap(present -> present.next(seats.all()));
    if (step.isPresent()) {
      send(meeting.get(), step.get());
    } else if (closing) {
      return Behaviors.stopped();
    } else if (meeting.isEmpty() && seats.isAnyWanted()) {
      placement.ask(around.bridges(), getContext().getSelf().narrow());
    } else if (meeting.filter(Meeting::isMade).isPresent()
        && !timers.isTimerActive(new LookAfterIt())) {
      timers.startSingleTimer(new LookAfterIt(), around.probeInterval());
    }
    return this;
  }

  private Behavior<Object> chosen(Bridges.Choice choice) {
    meeting = placement.chosen(choice);
    return proceed();
  }

  private Behavior<Object> lookAfterIt() {
    if (underWay.isEmpty()) {
      meeting.filter(Meeting::isMade).ifPresent(present -> send(present, new Step.Probe()));
    }
    return this;
  }

  private void send(Meeting present, Step step) {
    timers.cancel(new LookAfterIt());
    underWay = Optional.of(step);
    number++;
    long sent = number;
    var request = step.request(present.id());
    CompletionStage<BridgeAnswer> answer =
        request.getCreate()
            ? around.client().create(present.bridge(), request)
            : around.client().change(present.bridge(), request);
    getContext()
        .pipeToSelf(
            answer,
            (done, failure) ->
                new Answered(
                    sent, failure == null ? done : new BridgeAnswer.Failed("BRIDGE_BROKEN")));
  }

  private Behavior<Object> answered(Answered result) {
    if (result.number() != number || underWay.isEmpty() || meeting.isEmpty()) {
      return this;
    }
    var step = underWay.get();
    var present = meeting.get();
    underWay = Optional.empty();
    if (result.answer() instanceof BridgeAnswer.Done done) {
      done(present, step, done);
    } else if (step instanceof Step.Finish) {
      finished(result.answer());
    } else if (result.answer() instanceof BridgeAnswer.Gone) {
      abandon();
    } else if (result.answer() instanceof BridgeAnswer.Refused) {
      refused(present, step);
    } else if (result.answer() instanceof BridgeAnswer.Failed failed) {
      failed(present, step, failed.code());
    }
    return proceed();
  }

  private void done(Meeting present, Step step, BridgeAnswer.Done answer) {
    if (step instanceof Step.Admit admit) {
      admitted(present, admit, answer);
      return;
    }
    failures = 0;
    if (step instanceof Step.Tell tell) {
      seats.on(tell.member(), tell.leg()).ifPresent(seat -> seat.told(tell));
    } else if (step instanceof Step.Mute mute) {
      present.muted(mute);
    } else if (step instanceof Step.Expel expel) {
      present.expelled(expel);
    } else if (step instanceof Step.Finish) {
      meeting = Optional.empty();
    }
  }

  private void admitted(Meeting present, Step.Admit step, BridgeAnswer.Done answer) {
    var admitted = BridgeTransports.of(step.member(), answer.modified());
    if (admitted.isEmpty()) {
      failed(present, step, "BRIDGE_UNREADABLE");
      return;
    }
    present.admitted(step);
    failures = 0;
    refusals = 0;
    placement.found();
    var leg = step.wanted().leg();
    var seat = seats.on(step.member(), leg);
    if (seat.isPresent()) {
      seat.get().admitted(admitted.get().transport());
      seats.offer();
      var webSocket = admitted.get().webSocket();
      if (!webSocket.isEmpty()) {
        room.tell(
            new ConferenceMedia.Channel(step.member(), leg, present.bridge().outward(webSocket)));
      }
    }
  }

  /** An end that isn't confirmed is tried once more; after that the bridge's own expiry does it. */
  private void finished(BridgeAnswer answer) {
    failures++;
    if (!(answer instanceof BridgeAnswer.Failed) || failures >= FAILURES_OF_A_BRIDGE) {
      failures = 0;
      meeting = Optional.empty();
    }
  }

  /** The bridge has it otherwise than we thought. */
  private void refused(Meeting present, Step step) {
    if (step instanceof Step.Tell tell) {
      refusedOf(present, tell);
      return;
    }
    refusals++;
    if (refusals > 1) {
      leaveBridge(present, "BRIDGE_REFUSES");
    } else if (!present.isMade()) {
      present.rename();
    } else if (step instanceof Step.Admit admit) {
      present.distrust(admit.member());
    }
  }

  /** It lost the endpoint (idle for too long), or won't have what the page says. */
  private void refusedOf(Meeting present, Step.Tell tell) {
    present.distrust(tell.member());
    seats
        .on(tell.member(), tell.leg())
        .ifPresent(
            seat -> {
              if (seat.mayTryAgain()) {
                seats.begin(seat);
              } else {
                seat.end();
              }
            });
  }

  private void failed(Meeting present, Step step, String code) {
    failures++;
    boolean again = failures < FAILURES_OF_A_BRIDGE;
    if (step instanceof Step.Tell tell && again) {
      seats.on(tell.member(), tell.leg()).ifPresent(Seat::untold);
    } else if (step instanceof Step.Tell tell && code.startsWith(BridgeClient.STATUS)) {
      // Whatever a page says, it moves nobody else to another bridge.
      failures = 0;
      refusedOf(present, tell);
    } else if (!again) {
      leaveBridge(present, code);
    } else if (!present.isMade()) {
      present.rename();
    }
  }

  private void leaveBridge(Meeting present, String code) {
    getContext().getLog().warn("leaving bridge {}: {}", present.bridge().rest(), code);
    around.bridges().tell(new Bridges.Report(present.bridge()));
    placement.avoid(present.bridge());
    abandon();
  }

  private Behavior<Object> down(Bridges.Down down) {
    if (meeting.filter(present -> present.bridge().equals(down.bridge())).isPresent()) {
      placement.avoid(down.bridge());
      abandon();
    }
    return proceed();
  }

  /** Nothing that was on the bridge is any more: whoever was admitted begins anew. */
  private void abandon() {
    number++;
    underWay = Optional.empty();
    meeting = Optional.empty();
    failures = 0;
    refusals = 0;
    seats.beginAll();
  }
}
