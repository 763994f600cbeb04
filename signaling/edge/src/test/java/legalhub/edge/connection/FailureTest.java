package legalhub.edge.connection;

import static org.assertj.core.api.Assertions.assertThat;

import legalhub.actors.entity.Message;
import legalhub.wire.v1.ServerFrame;
import org.junit.jupiter.api.Test;

/** A connection that fails takes nothing with it. */
class FailureTest {

  @Test
  void aFailedConnectionClosesItsSocketLeavesItsSeatsAndIsNotCounted() {
    try (var bench = new ConnectionBench("")) {
      for (int i = 0; i < 20; i++) {
        var client = bench.resident("r-1");
        bench.entities.answerWith(
            told -> {
              if (told.message() instanceof Message.Ask) {
                throw new IllegalStateException("the test says so");
              }
            });
        client.command(Frames.withdraw("c-1"));
        assertThat(client.sink.aborted()).as("connection %d", i).isTrue();
        assertThat(client.sink.closed()).as("connection %d", i).isNull();
        assertThat(bench.last(Message.Depart.class).seat()).isEqualTo("connection");
        assertThat(bench.entities.told(Message.Depart.class)).hasSize(i + 1);
      }
      assertThat(bench.resident("r-1").sink.closed()).isNull();
    }
  }

  @Test
  void aSealerThatThrowsIsAKeyStoreThatIsAway() {
    try (var bench = new ConnectionBench("")) {
      bench.sealer.throwAtOnce();
      var client = bench.resident("r-1").command(Frames.say("c-1", "k-1", "one"));
      assertThat(client.sink.last(ServerFrame::hasAnswer).getAnswer().getRefused().getCode())
          .isEqualTo("STORE_UNAVAILABLE");
      assertThat(client.sink.aborted()).isFalse();
    }
  }
}
