package legalhub.actors.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.Reply;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Two releases in one cluster, as in every rolling upgrade. */
class VersionSkewTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String SAID = "something that a person said";

  /** A record of the older release, under the number that the newer one's has too. */
  record Old(String name, ActorRef<Object> by) implements Release.Word {}

  record New(String name, ActorRef<Object> by, Optional<CommandId> more) implements Release.Word {}

  /** What the older release has no number for. */
  record Unknown(String text) implements Release.Word {}

  private final Release older = new Release(release(Old.class), Optional.empty());
  private final Release newer =
      new Release(release(New.class).with(2_001, Unknown.class), Optional.of(older));
  private final TestProbe<Object> there = older.probe();
  private final TestProbe<Object> here = newer.probe();
  private final LogLines lines = new LogLines();

  private static KryoRegistry release(Class<?> word) {
    return KryoRegistry.hub().with(2_000, word);
  }

  @BeforeEach
  void meet() {
    older.awaitMembers(2);
    newer.awaitMembers(2);
    lines.start();
    ((Logger) LoggerFactory.getLogger("org.apache.pekko.remote.artery")).addAppender(lines);
    ((Logger) LoggerFactory.getLogger(Release.class)).addAppender(lines);
  }

  @AfterEach
  void part() {
    ((Logger) LoggerFactory.getLogger("org.apache.pekko.remote.artery")).detachAppender(lines);
    ((Logger) LoggerFactory.getLogger(Release.class)).detachAppender(lines);
    newer.close();
    older.close();
  }

  @Test
  void aRecordThatGainedAComponentCrossesBothWays() {
    var sent = new New("a", here.ref(), Optional.of(new CommandId("c")));
    newer.reach(older, there.ref()).tell(sent);
    var received = there.expectMessageClass(Old.class, PATIENCE);
    assertThat(received.name()).isEqualTo("a");

    received.by().tell(new Old("b", there.ref()));
    var back = here.expectMessageClass(New.class, PATIENCE);
    assertThat(back.name()).isEqualTo("b");
    assertThat(back.more()).isEmpty();
  }

  @Test
  void whatOnlyTheNewerKnowsIsDroppedAndSaidOnce() {
    var to = newer.reach(older, there.ref());
    for (int i = 0; i < 100; i++) {
      to.tell(new Unknown(SAID));
      to.tell(ask(new Unknown(SAID)));
    }
    to.tell(new New("after", here.ref(), Optional.empty()));

    assertThat(there.expectMessageClass(Old.class, PATIENCE).name()).isEqualTo("after");
    older.log("the end");
    there.awaitAssert(
        PATIENCE,
        () -> {
          assertThat(lines.all).anyMatch(line -> line.contains("the end"));
          return null;
        });
    assertThat(lines.all).hasSize(2);
    assertThat(lines.all.get(0))
        .contains("can't read a message from another node", "2001")
        .doesNotContain(SAID)
        .doesNotContain("\tat ");
  }

  @Test
  void theNodesStayTogetherAndServeEachOther() {
    var to = newer.reach(older, there.ref());
    to.tell(new Unknown(SAID));
    to.tell(ask("a command as plain as a string"));
    var ask = there.expectMessageClass(Message.Ask.class, PATIENCE);
    ask.replyTo().tell(new Reply.Done(ask.id()));
    assertThat(here.expectMessageClass(Reply.Done.class, PATIENCE).id()).isEqualTo(ask.id());
    older.awaitMembers(2);
    newer.awaitMembers(2);
  }

  private Message.Ask ask(Object command) {
    return new Message.Ask(
        new CommandId("c"), Instant.EPOCH, Caller.hub("test"), command, here.ref().narrow());
  }

  /** All that was logged, as an operator would read it. */
  private static final class LogLines extends AppenderBase<ILoggingEvent> {
    private final List<String> all = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
        var thrown = event.getThrowableProxy();
        all.add(
            event.getFormattedMessage()
                + (thrown == null ? "" : "\n" + ThrowableProxyUtil.asString(thrown)));
      }
    }
  }
}
