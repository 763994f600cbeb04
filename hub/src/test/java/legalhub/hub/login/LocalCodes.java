package legalhub.hub.login;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/** The real code actors, without a cluster. */
final class LocalCodes implements Codes {
  private static final Duration WITHIN = Duration.ofSeconds(5);

  private final ActorTestKit kit;
  private final Clock clock;
  private final CodeState.Limits limits;
  private final Map<String, ActorRef<CodeActor.Message>> started = new ConcurrentHashMap<>();

  LocalCodes(ActorTestKit kit, Clock clock, CodeState.Limits limits) {
    this.kit = kit;
    this.clock = clock;
    this.limits = limits;
  }

  @Override
  public CompletionStage<Boolean> begin(String personKey, String codeHash) {
    return AskPattern.<CodeActor.Message, CodeActor.Answer>ask(
            actor(personKey),
            replyTo -> new CodeActor.Begin(codeHash, replyTo),
            WITHIN,
            kit.scheduler())
        .thenApply(CodeActor.Answer::yes);
  }

  @Override
  public CompletionStage<Boolean> redeem(String personKey, String codeHash) {
    return AskPattern.<CodeActor.Message, CodeActor.Answer>ask(
            actor(personKey),
            replyTo -> new CodeActor.Redeem(codeHash, replyTo),
            WITHIN,
            kit.scheduler())
        .thenApply(CodeActor.Answer::yes);
  }

  private ActorRef<CodeActor.Message> actor(String personKey) {
    return started.computeIfAbsent(
        personKey, key -> kit.spawn(CodeActor.create(clock, limits, () -> {})));
  }
}
