package legalhub.edge.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a connection counts. */
class MeterTest {
  private final ConnectionBench bench = new ConnectionBench("");

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void everyAnswerIsCountedOnceWithTheTimeThatItTook() {
    var client = bench.resident("r-1").command(Frames.withdraw("c-1"));
    bench.pass(Duration.ofMillis(40));
    var ask = bench.last(Message.Ask.class);
    ask.replyTo().tell(new Reply.Done(ask.id()));
    ask.replyTo().tell(new Reply.Done(ask.id()));
    client.command(Frames.withdraw("c-2"));
    bench.pass(Duration.ofMillis(7));
    var second = bench.last(Message.Ask.class);
    second.replyTo().tell(new Reply.Refused(second.id(), Refusal.OFFER_GONE));
    client.command(Frames.withdraw("c-3").setTtlMillis(3_000));
    bench.pass(Duration.ofSeconds(3));
    assertThat(bench.meter.all())
        .containsExactly("done in 40", "OFFER_GONE in 7", "OUTCOME_UNKNOWN in 3000");
  }

  @Test
  void whatIsRefusedAtTheDoorTookNoTime() {
    bench.storeAvailable.set(false);
    bench.resident("r-1").command(Frames.withdraw("c-1"));
    bench.storeAvailable.set(true);
    var busy = bench.resident("r-2");
    for (int i = 0; i <= bench.environment.settings().limits().commandsPendingMax(); i++) {
      busy.command(Frames.withdraw("c-" + i));
    }
    assertThat(bench.meter.all()).containsExactly("STORE_UNAVAILABLE in 0", "BUSY in 0");
  }

  @Test
  void onlyWhoHoldsSomethingResumes() {
    var client = bench.resident("r-1").subscribe(Frames.visit(1));
    assertThat(bench.meter.all()).isEmpty();
    client.subscribe(Frames.visit(2).setEpoch("e").setVersion(7));
    assertThat(bench.meter.all()).containsExactly("resumed");
  }
}
