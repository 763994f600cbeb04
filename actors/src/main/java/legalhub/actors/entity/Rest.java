package legalhub.actors.entity;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import legalhub.actors.entity.EntityActor.Home;
import legalhub.actors.entity.EntityActor.Internal;
import legalhub.actors.entity.EntityActor.Noted;
import legalhub.actors.entity.EntityActor.Quiet;
import legalhub.actors.entity.EntityActor.Stop;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;

/**
 * How an entity leaves memory: once nothing came for a while and nothing is at hand, it has its
 * next alarm kept by the due table, and stops when that is certain. Whatever arrives on the way
 * cancels it.
 *
 * <p>An entity that has left isn't remembered by its shard: only a message brings it back.
 */
final class Rest {
  private static final String TIMER = "rest";

  private final EntityAddress self;
  private final Home home;
  private final EntityEnvironment environment;
  private final BooleanSupplier idle;
  private final Supplier<Optional<Instant>> nextAlarm;

  /** Counts what arrived: a silence, or the table's answer, is older than what came since. */
  private long heard;

  private boolean leaving;

  /**
   * @param idle whether nothing but an alarm is left to do here
   */
  Rest(
      EntityAddress self,
      Home home,
      EntityEnvironment environment,
      BooleanSupplier idle,
      Supplier<Optional<Instant>> nextAlarm) {
    this.self = self;
    this.home = home;
    this.environment = environment;
    this.idle = idle;
    this.nextAlarm = nextAlarm;
  }

  /** A new incarnation: it may have been started for an alarm alone, and hear nothing more. */
  void recovered() {
    leaving = false;
    hear();
  }

  /** Of everything that arrives; false for what isn't for this incarnation any more. */
  boolean admits(Message message) {
    if (message instanceof Quiet || message instanceof Noted || message instanceof Stop) {
      return true;
    }
    if (leaving) {
      giveBack(message);
      return false;
    }
    hear();
    return true;
  }

  private void hear() {
    heard++;
    if (!home.timers().isTimerActive(TIMER)) {
      listen();
    }
  }

  private void listen() {
    home.timers().startSingleTimer(TIMER, new Quiet(heard), environment.resting().after());
  }

  /** What isn't idle needs no timer: it becomes so by something that arrives. */
  void quiet(Quiet quiet) {
    if (quiet.heard() != heard || !environment.fence().holds()) {
      listen();
    } else if (idle.getAsBoolean()) {
      nextAlarm.get().ifPresentOrElse(this::restUntil, this::leave);
    }
  }

  private void restUntil(Instant due) {
    var resting = environment.resting();
    if (due.isAfter(environment.clock().instant().plus(resting.near()))) {
      long now = heard;
      home.context()
          .pipeToSelf(
              resting.dueTimes().wakeAt(self, due),
              (kept, failure) -> new Noted(now, failure == null));
    }
  }

  void noted(Noted noted) {
    if (noted.heard() != heard) {
      return;
    }
    if (noted.kept() && environment.fence().holds()) {
      leave();
    } else {
      listen();
    }
  }

  /** The due table's call. A node without a majority can't promise that this one stays awake. */
  void woken(Message.Wake wake) {
    wake.replyTo()
        .tell(
            environment.fence().holds()
                ? new Reply.Done(wake.id())
                : new Reply.Refused(wake.id(), Refusal.NODE_ISOLATED));
  }

  private void leave() {
    leaving = true;
    askLeave();
  }

  /** A remembered entity that just stops is started again: its shard must agree. */
  private void askLeave() {
    home.shard()
        .ifPresentOrElse(
            shard -> shard.tell(new ClusterSharding.Passivate<>(home.context().getSelf())),
            () -> home.context().getSelf().tell(new Stop()));
  }

  /**
   * After the leave was asked for nothing is decided here: a promise made now would leave memory
   * with its entity. The shard keeps the message for the next incarnation. It is asked again first,
   * since it ignores who asks while it holds messages.
   */
  private void giveBack(Message message) {
    if (!(message instanceof Internal)) {
      askLeave();
      environment.entities().tell(self, message);
    }
  }
}
