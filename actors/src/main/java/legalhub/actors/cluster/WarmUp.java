package legalhub.actors.cluster;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;

/**
 * Recovers entities that don't exist, a few hundred of them, before this node is a member. The
 * first shards that come to a cold node waited for seconds, while the way through the journal and
 * the driver was still interpreted, and with them everybody who lives there.
 */
public final class WarmUp extends AbstractBehavior<Object> {
  private static final int AT_ONCE = 16;

  private static final Object ENOUGH = new Object();

  private final CompletableFuture<Done> over;
  private int left;
  private int running;

  private WarmUp(ActorContext<Object> context, int recoveries, CompletableFuture<Done> over) {
    super(context);
    this.left = recoveries;
    this.over = over;
  }

  /**
   * Completes when it is done, or when its time is up; never with a failure.
   *
   * @param recoveries how many; 0 is none
   */
  public static CompletionStage<Done> run(ActorSystem<?> system, int recoveries, Duration atMost) {
    var over = new CompletableFuture<Done>();
    system.systemActorOf(
        Behaviors.<Object>withTimers(
            timers -> {
              timers.startSingleTimer(ENOUGH, atMost);
              return Behaviors.setup(context -> new WarmUp(context, recoveries, over).begin());
            }),
        "legalhub-warm-up",
        Props.empty());
    return over;
  }

  private Behavior<Object> begin() {
    while (left > 0 && running < AT_ONCE) {
      running++;
      getContext().watch(getContext().spawnAnonymous(nobody(left--)));
    }
    return running > 0 ? this : end();
  }

  private Behavior<Object> end() {
    over.complete(Done.getInstance());
    return Behaviors.stopped();
  }

  @Override
  public Receive<Object> createReceive() {
    return newReceiveBuilder()
        .onMessageEquals(ENOUGH, this::end)
        .onSignal(
            Terminated.class,
            gone -> {
              running--;
              return begin();
            })
        .build();
  }

  private static Behavior<Object> nobody(int number) {
    return Behaviors.setup(context -> new Nobody(context.getSelf(), number));
  }

  /** Has no events, and stops as soon as the journal has said so. */
  private static final class Nobody extends EventSourcedBehavior<Object, Object, Object> {
    private final ActorRef<Object> self;

    Nobody(ActorRef<Object> self, int number) {
      super(PersistenceId.of("warm-up", Integer.toString(number)));
      this.self = self;
    }

    @Override
    public Object emptyState() {
      return Done.getInstance();
    }

    @Override
    public CommandHandler<Object, Object, Object> commandHandler() {
      return (state, stop) -> Effect().stop();
    }

    @Override
    public EventHandler<Object, Object> eventHandler() {
      return (state, event) -> state;
    }

    @Override
    public SignalHandler<Object> signalHandler() {
      return newSignalHandlerBuilder()
          .onSignal(RecoveryCompleted.instance(), state -> self.tell(ENOUGH))
          .build();
    }
  }
}
