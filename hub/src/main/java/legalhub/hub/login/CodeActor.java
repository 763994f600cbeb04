package legalhub.hub.login;

import java.time.Clock;
import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * The one-time codes of one phone, kept by one actor in the cluster so that tries are counted once.
 * Not journaled: whoever loses a code to a crash asks for another.
 */
final class CodeActor extends AbstractBehavior<CodeActor.Message> {
  /** Longer than the hour that sent codes are counted over. */
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(70);

  /** What may be asked. */
  sealed interface Message {}

  /** May a code of this hash be sent? It is good from now on if so. */
  record Begin(String hash, ActorRef<Answer> replyTo) implements Message {}

  /** Is this the code? It is used up if so. */
  record Redeem(String hash, ActorRef<Answer> replyTo) implements Message {}

  /** Nobody asked for a long time. */
  private record Forgotten() implements Message {}

  record Answer(boolean yes) {}

  private final Clock clock;
  private final CodeState.Limits limits;
  private final Runnable whenForgotten;
  private CodeState state = CodeState.NONE;

  /**
   * @param whenForgotten how this actor's keeper is told that it may stop
   */
  static Behavior<Message> create(Clock clock, CodeState.Limits limits, Runnable whenForgotten) {
    return Behaviors.setup(context -> new CodeActor(context, clock, limits, whenForgotten));
  }

  private CodeActor(
      ActorContext<Message> context, Clock clock, CodeState.Limits limits, Runnable whenForgotten) {
    super(context);
    this.clock = clock;
    this.limits = limits;
    this.whenForgotten = whenForgotten;
    context.setReceiveTimeout(FORGOTTEN_AFTER, new Forgotten());
  }

  @Override
  public Receive<Message> createReceive() {
    return newReceiveBuilder()
        .onMessage(Begin.class, this::begin)
        .onMessage(Redeem.class, this::redeem)
        .onMessage(Forgotten.class, this::forgotten)
        .build();
  }

  private Behavior<Message> begin(Begin begin) {
    var now = clock.instant();
    var maySend = state.maySend(now, limits);
    if (maySend) {
      state = state.begun(begin.hash(), now, limits);
    }
    begin.replyTo().tell(new Answer(maySend));
    return this;
  }

  private Behavior<Message> redeem(Redeem redeem) {
    var now = clock.instant();
    var opens = state.opens(redeem.hash(), now);
    state = state.tried(redeem.hash(), now);
    redeem.replyTo().tell(new Answer(opens));
    return this;
  }

  private Behavior<Message> forgotten(Forgotten forgotten) {
    whenForgotten.run();
    return this;
  }
}
