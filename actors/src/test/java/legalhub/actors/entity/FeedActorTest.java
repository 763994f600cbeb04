package legalhub.actors.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A feed shows nothing before it knows all, misses nothing meanwhile, and tells the one above. */
class FeedActorTest {
  private static final Audience OFFICE = Audience.everyone(Caller.Role.OFFICER, "words");
  private static final EntityAddress SELF = new EntityAddress(EntityKind.DASHBOARD, "office");
  private static final EntityAddress ABOVE = new EntityAddress(EntityKind.DASHBOARD, "above");

  private final BlockingQueue<CompletableFuture<List<News>>> reads = new LinkedBlockingQueue<>();
  private ActorTestKit kit;
  private TestProbe<Message> above;
  private TestProbe<ViewUpdate> screen;
  private ActorRef<Message> feed;

  record Word(String text) implements News {}

  record Count(int words) implements News {}

  record Words(List<News> all) implements ViewPart {}

  /** Remembers words. */
  private final class WordFeed implements Feed {
    private final List<News> words = new ArrayList<>();

    @Override
    public CompletionStage<List<News>> past(Instant now) {
      var read = new CompletableFuture<List<News>>();
      reads.add(read);
      return read;
    }

    @Override
    public boolean take(News news) {
      return !words.contains(news) && words.add(news);
    }

    @Override
    public Optional<Map<String, ViewPart>> view(Audience audience, Instant now) {
      return Optional.of(Map.of("words", new Words(List.copyOf(words))));
    }

    @Override
    public Duration pushEvery() {
      return Duration.ZERO;
    }

    @Override
    public Duration refreshEvery() {
      return Duration.ZERO;
    }

    @Override
    public Optional<EntityAddress> above() {
      return Optional.of(ABOVE);
    }

    @Override
    public News summary(Instant now) {
      return new Count(words.size());
    }
  }

  @BeforeEach
  void start() {
    kit = ActorTestKit.create();
    above = kit.createTestProbe();
    screen = kit.createTestProbe();
    Entities entities =
        (to, message) -> {
          assertThat(to).isEqualTo(ABOVE);
          above.getRef().tell(message);
        };
    var home = new FeedActor.Home(SELF, entities, Clock.systemUTC());
    feed = kit.spawn(FeedActor.create(home, WordFeed::new));
  }

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void whatIsToldWhileThePastIsReadIsThere() throws InterruptedException {
    var read = reads.take();
    notice("now");
    look();
    read.complete(List.of(new Word("then")));
    assertThat(words(screen.receiveMessage())).containsExactly("now", "then");
  }

  @Test
  void aPastThatCanNotBeReadIsReadAgain() throws InterruptedException {
    reads.take().completeExceptionally(new IllegalStateException("no database"));
    look();
    reads.take().complete(List.of(new Word("then")));
    assertThat(words(screen.receiveMessage())).containsExactly("then");
  }

  @Test
  void watchersSeeWhatIsNewAndNothingElse() throws InterruptedException {
    reads.take().complete(List.of(new Word("then")));
    look();
    screen.receiveMessage();
    feed.tell(new Message.Watch("w", OFFICE, Optional.empty(), screen.getRef()));
    assertThat(words(screen.receiveMessage())).containsExactly("then");
    notice("then");
    notice("now");
    var changed = (ViewUpdate.Changed) screen.receiveMessage();
    assertThat(changed.parts())
        .containsEntry("words", new Words(List.of(new Word("then"), new Word("now"))));
    feed.tell(new Message.Unwatch("w", screen.getRef()));
    notice("later");
    screen.expectNoMessage(Duration.ZERO);
  }

  @Test
  void theOneAboveHearsWhatItComesTo() throws InterruptedException {
    reads.take().complete(List.of(new Word("then")));
    assertThat(above.receiveMessage())
        .isEqualTo(new Message.Notice(new Count(1), Optional.empty()));
    notice("now");
    assertThat(above.receiveMessage())
        .isEqualTo(new Message.Notice(new Count(2), Optional.empty()));
  }

  @Test
  void itTakesNoCommands() throws InterruptedException {
    reads.take().complete(List.of());
    var replies = kit.<Reply>createTestProbe();
    var id = new CommandId("c");
    var deadline = Clock.systemUTC().instant().plusSeconds(60);
    feed.tell(new Message.Ask(id, deadline, Caller.hub("x"), "command", replies.getRef()));
    assertThat(replies.receiveMessage())
        .isEqualTo(new Reply.Refused(id, Refusal.NOT_IN_THIS_STATE));
  }

  /** Waits until it was heard. */
  private void notice(String word) {
    var heard = kit.<Reply>createTestProbe();
    var id = new CommandId(word);
    var receipt = new Message.Receipt(id, heard.getRef());
    feed.tell(new Message.Notice(new Word(word), Optional.of(receipt)));
    assertThat(heard.receiveMessage()).isEqualTo(new Reply.Done(id));
  }

  private void look() {
    feed.tell(new Message.Look(OFFICE, screen.getRef()));
  }

  private static List<String> words(ViewUpdate update) {
    var words = (Words) ((ViewUpdate.Whole) update).parts().get("words");
    return words.all().stream().map(word -> ((Word) word).text()).toList();
  }
}
