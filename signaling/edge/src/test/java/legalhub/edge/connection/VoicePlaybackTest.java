package legalhub.edge.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Reply;
import legalhub.actors.supervision.SupervisedId;
import legalhub.actors.voicereport.Recordings;
import legalhub.actors.voicereport.ReportId;
import legalhub.actors.voicereport.VoiceNotices;
import legalhub.actors.voicereport.VoiceReport;
import legalhub.wire.v1.ClientFrame;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.Listen;
import legalhub.wire.v1.ServerFrame;
import legalhub.wire.v1.StopListening;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Listening to a report, while it is spoken and later: one reader. */
class VoicePlaybackTest {
  private static final Recordings.Place PLACE = new Recordings.Place(new ReportId("report-1"), 1);
  private static final SupervisedId PERSON = new SupervisedId("person-1");

  private final ConnectionBench bench = new ConnectionBench("");
  private final ConnectionBench.Client client = bench.greeted(Caller.Role.OFFICER, "qian");

  @AfterEach
  void close() {
    bench.close();
  }

  private void isDurable(int from, int to) {
    for (int number = from; number <= to; number++) {
      var audio = ("chunk " + number).getBytes(StandardCharsets.UTF_8);
      bench.recordings.keep(PERSON, PLACE, new Recordings.Chunk(number, 200 * number, audio));
    }
  }

  private void listen(int after) {
    client.command(
        Command.newBuilder()
            .setId("command-" + after)
            .setListen(
                Listen.newBuilder()
                    .setReportId("report-1")
                    .setSegment(1)
                    .setAfter(after)
                    .setListeningId("sitting-1")));
  }

  /** The report has put on record that this officer listens. */
  private void recorded() {
    var ask = bench.last(Message.Ask.class);
    assertThat(ask.command()).isEqualTo(new VoiceReport.Hear("sitting-1"));
    ask.replyTo().tell(new Reply.Done(ask.id()));
  }

  private void reach(int upTo) {
    var follow = bench.last(Message.Relay.class);
    assertThat(follow.payload()).isEqualTo(new VoiceNotices.Follow(1));
    follow.from().tell(new VoiceNotices.Reach(PLACE.report(), 1, upTo));
  }

  private List<Integer> heard() {
    return client.sink.frames().stream()
        .filter(ServerFrame::hasVoiceData)
        .map(frame -> frame.getVoiceData().getNumber())
        .toList();
  }

  @Test
  void nothingIsHeardBeforeTheListeningIsOnRecord() {
    isDurable(1, 3);
    listen(0);
    assertThat(heard()).isEmpty();
    recorded();
    assertThat(heard()).containsExactly(1, 2, 3);
  }

  @Test
  void whoMayNotListenHearsNothing() {
    isDurable(1, 3);
    listen(0);
    var ask = bench.last(Message.Ask.class);
    ask.replyTo().tell(new Reply.Refused(ask.id(), Refusal.FORBIDDEN));
    assertThat(heard()).isEmpty();
  }

  @Test
  void whatBecomesDurableIsHeardWithTheNotice() {
    listen(0);
    recorded();
    isDurable(1, 1);
    reach(1);
    isDurable(2, 3);
    reach(3);
    assertThat(heard()).containsExactly(1, 2, 3);
  }

  @Test
  void aNoticeThatIsLostCostsASecond() {
    listen(0);
    recorded();
    isDurable(1, 2);
    bench.pass(Duration.ofMillis(1_100));
    assertThat(heard()).containsExactly(1, 2);
  }

  @Test
  void aListeningGoesOnWhereItStopped() {
    isDurable(1, 5);
    listen(3);
    recorded();
    assertThat(heard()).containsExactly(4, 5);
  }

  @Test
  void aLongRecordingComesWholeAndInOrder() {
    isDurable(1, 173);
    listen(0);
    recorded();
    assertThat(heard()).hasSize(173).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aFullSocketHoldsItBackAndLosesNothing() {
    isDurable(1, 3);
    client.sink.writable = false;
    listen(0);
    recorded();
    assertThat(heard()).isEmpty();
    client.sink.writable = true;
    client.actor.tell(new Connection.Writable());
    assertThat(heard()).containsExactly(1, 2, 3);
  }

  @Test
  void afterTheEndNothingMoreComes() {
    listen(0);
    recorded();
    client.send(
        ClientFrame.newBuilder()
            .setStopListening(StopListening.newBuilder().setReportId("report-1").setSegment(1)));
    isDurable(1, 2);
    reach(2);
    bench.pass(Duration.ofSeconds(2));
    assertThat(heard()).isEmpty();
  }
}
