package legalhub.hub.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import legalhub.actors.account.Account;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.Reply;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** S14: an entity that moves while it is asked answers on its new node. */
class AskerTest {
  private static final EntityAddress ACCOUNT = new EntityAddress(EntityKind.ACCOUNT, "p-1");

  /** Every message is dealt with in the test's own thread. */
  private final ActorTestKit kit =
      ActorTestKit.create(
          ConfigFactory.parseString(
                  """
                  pekko.actor.default-dispatcher {
                    type = org.apache.pekko.testkit.CallingThreadDispatcherConfigurator
                  }
                  pekko.actor.internal-dispatcher = pekko.actor.default-dispatcher
                  """)
              .withFallback(ManualTime.config())
              .withFallback(ConfigFactory.load()));

  private final ManualTime time = ManualTime.get(kit.system());
  private final List<Message.Ask> heard = new ArrayList<>();
  private int silent;

  private final Asker asker =
      new Asker(
          kit.system(),
          (to, message) -> {
            var ask = (Message.Ask) message;
            heard.add(ask);
            if (heard.size() > silent) {
              ask.replyTo().tell(new Reply.Done(ask.id()));
            }
          },
          Clock.systemUTC());

  @AfterEach
  void close() {
    kit.shutdownTestKit();
  }

  private CompletionStage<Reply> ask() {
    return asker.ask(ACCOUNT, Caller.hub("test"), new Account.RevokeAll());
  }

  @Test
  void aQuestionThatMetARebalanceIsPutAgainUnderItsId() {
    silent = 3;
    var answer = ask().toCompletableFuture();
    time.timePasses(Duration.ofSeconds(3));
    assertThat(answer.join()).isInstanceOf(Reply.Done.class);
    assertThat(heard).hasSize(4);
    assertThat(heard.stream().map(Message.Ask::id).distinct()).hasSize(1);
    assertThat(heard.stream().map(Message.Ask::deadline).distinct()).hasSize(1);
  }

  @Test
  void whatWasAnsweredIsNotPutAgain() {
    ask().toCompletableFuture().join();
    time.timePasses(Duration.ofSeconds(7));
    assertThat(heard).hasSize(1);
  }

  @Test
  void whereNobodyAnswersItEndsAtItsTime() {
    silent = 100;
    var answer = ask().toCompletableFuture();
    time.timePasses(Duration.ofSeconds(8));
    assertThatThrownBy(answer::join).isInstanceOf(CompletionException.class);
    int before = heard.size();
    time.timePasses(Duration.ofSeconds(5));
    assertThat(heard).hasSize(before);
  }
}
