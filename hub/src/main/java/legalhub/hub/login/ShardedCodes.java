package legalhub.hub.login;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;

/** One code actor per phone, somewhere in the cluster. */
final class ShardedCodes implements Codes {
  private static final EntityTypeKey<CodeActor.Message> KEY =
      EntityTypeKey.create(CodeActor.Message.class, "login-code");
  private static final Duration WITHIN = Duration.ofSeconds(5);

  private final ClusterSharding sharding;

  private ShardedCodes(ClusterSharding sharding) {
    this.sharding = sharding;
  }

  static ShardedCodes start(ActorSystem<?> system, Clock clock, CodeState.Limits limits) {
    var sharding = ClusterSharding.get(system);
    var unused =
        sharding.init(
            Entity.of(
                KEY,
                entity ->
                    Behaviors.setup(
                        context ->
                            CodeActor.create(
                                clock,
                                limits,
                                () ->
                                    entity
                                        .getShard()
                                        .tell(
                                            new ClusterSharding.Passivate<>(context.getSelf()))))));
    return new ShardedCodes(sharding);
  }

  @Override
  public CompletionStage<Boolean> begin(String personKey, String codeHash) {
    return sharding
        .entityRefFor(KEY, personKey)
        .<CodeActor.Answer>ask(replyTo -> new CodeActor.Begin(codeHash, replyTo), WITHIN)
        .thenApply(CodeActor.Answer::yes);
  }

  @Override
  public CompletionStage<Boolean> redeem(String personKey, String codeHash) {
    return sharding
        .entityRefFor(KEY, personKey)
        .<CodeActor.Answer>ask(replyTo -> new CodeActor.Redeem(codeHash, replyTo), WITHIN)
        .thenApply(CodeActor.Answer::yes);
  }
}
