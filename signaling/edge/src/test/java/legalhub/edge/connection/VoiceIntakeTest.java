package legalhub.edge.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Message;
import legalhub.actors.privacy.Sealer;
import legalhub.actors.voicereport.Recordings;
import legalhub.actors.voicereport.ReportId;
import legalhub.actors.voicereport.VoiceNotices;
import legalhub.edge.codec.VoiceCodec;
import legalhub.wire.v1.ClientFrame;
import legalhub.wire.v1.ServerFrame;
import legalhub.wire.v1.VoiceAck;
import legalhub.wire.v1.VoiceChunk;
import legalhub.wire.v1.VoiceRefused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Chunks of a voice report as they come in: durable before they are acknowledged, in order, once.
 */
class VoiceIntakeTest {
  private static final Recordings.Place PLACE = new Recordings.Place(new ReportId("report-1"), 1);

  private final ConnectionBench bench = new ConnectionBench("");
  private ConnectionBench.Client client = bench.greeted(Caller.Role.SUPERVISED_PERSON, "person-1");

  /** When the report began; the recording can't be longer than since. */
  private Instant begun = bench.clock.instant().minusSeconds(60);

  @AfterEach
  void close() {
    bench.close();
  }

  private static VoiceChunk.Builder chunk(int number) {
    return VoiceChunk.newBuilder()
        .setReportId("report-1")
        .setSegment(1)
        .setNumber(number)
        .setUntilMillis(200 * number)
        .setAudio(ByteString.copyFromUtf8("chunk " + number));
  }

  private void send(VoiceChunk.Builder chunk) {
    client.send(ClientFrame.newBuilder().setVoiceChunk(chunk));
  }

  /** The report says that this person may bring this piece. */
  private void admit() {
    var relay = bench.last(Message.Relay.class);
    assertThat(relay.payload()).isEqualTo(new VoiceNotices.Bring(1));
    relay.from().tell(new VoiceNotices.MayBring(PLACE.report(), 1, begun));
  }

  private void admitted() {
    send(chunk(1));
    admit();
  }

  private List<Integer> acks() {
    return client.sink.frames().stream()
        .filter(ServerFrame::hasVoiceAck)
        .map(ServerFrame::getVoiceAck)
        .map(VoiceAck::getDurableUpTo)
        .toList();
  }

  private List<VoiceRefused> refusals() {
    return client.sink.frames().stream()
        .filter(ServerFrame::hasVoiceRefused)
        .map(ServerFrame::getVoiceRefused)
        .toList();
  }

  private List<String> codes() {
    return refusals().stream().map(VoiceRefused::getCode).toList();
  }

  private List<Integer> kept() {
    return bench.recordings.after(PLACE, 0, 1_000).toCompletableFuture().join().stream()
        .map(Recordings.Chunk::number)
        .toList();
  }

  @Test
  void nothingIsKeptBeforeTheReportAdmitsThePerson() {
    send(chunk(1));
    send(chunk(2));
    assertThat(kept()).isEmpty();
    admit();
    assertThat(kept()).containsExactly(1, 2);
    assertThat(acks()).containsExactly(0, 1, 2);
  }

  @Test
  void aChunkIsAcknowledgedOnceItIsDurableAndNotBefore() {
    admitted();
    bench.recordings.hold();
    send(chunk(2));
    send(chunk(3));
    assertThat(acks()).containsExactly(0, 1);
    bench.recordings.release();
    // The third was durable first; it is covered once the second is.
    assertThat(acks()).containsExactly(0, 1, 3);
  }

  @Test
  void aReturnGoesOnFromWhatIsDurable() {
    admitted();
    send(chunk(2));
    client.socketClosed();
    client = bench.greeted(Caller.Role.SUPERVISED_PERSON, "person-1");
    send(chunk(2));
    admit();
    send(chunk(3));
    assertThat(acks()).containsExactly(2, 2, 3);
    assertThat(kept()).containsExactly(1, 2, 3);
  }

  @Test
  void theReportIsAskedAgainUntilItIsOpen() {
    send(chunk(1));
    bench
        .last(Message.Relay.class)
        .from()
        .tell(new VoiceNotices.MayNotBring(PLACE.report(), 1, false));
    bench.entities.skip();
    bench.pass(Duration.ofMillis(300));
    admit();
    assertThat(acks()).containsExactly(0, 1);
  }

  @Test
  void anotherPersonsReportIsRefused() {
    send(chunk(1));
    bench
        .last(Message.Relay.class)
        .from()
        .tell(new VoiceNotices.MayNotBring(PLACE.report(), 1, true));
    assertThat(codes()).containsExactly("NOT_FOUND");
    assertThat(refusals().get(0).getRetryable()).isFalse();
    assertThat(kept()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"RESIDENT", "LAWYER", "OFFICER", "ADMINISTRATOR"})
  void nobodyButASupervisedPersonBringsAnything(Caller.Role role) {
    client = bench.greeted(role, "somebody");
    send(chunk(1));
    assertThat(codes()).containsExactly("FORBIDDEN");
  }

  @Test
  void outOfOrderIsToldOnceAndGoesOnFromWhatIsExpected() {
    admitted();
    send(chunk(3));
    send(chunk(4));
    assertThat(codes()).containsExactly("OUT_OF_ORDER");
    assertThat(refusals().get(0).getExpected()).isEqualTo(2);
    send(chunk(2));
    send(chunk(3));
    send(chunk(4));
    assertThat(kept()).containsExactly(1, 2, 3, 4);
  }

  @Test
  void aRepetitionIsAcknowledgedAndChangesNothing() {
    admitted();
    send(chunk(1).setAudio(ByteString.copyFromUtf8("something else")));
    assertThat(acks()).containsExactly(0, 1, 1);
    var first = bench.recordings.after(PLACE, 0, 1).toCompletableFuture().join().get(0);
    assertThat(new String(first.audio(), java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo("chunk 1");
  }

  @Test
  void morePerSecondThanASecondHoldsIsTooFastAndLosesNothing() {
    begun = bench.clock.instant();
    admitted();
    send(chunk(2).setUntilMillis(5_001));
    assertThat(codes()).containsExactly("TOO_FAST");
    assertThat(refusals().get(0).getRetryAfterMillis()).isEqualTo(1);
    assertThat(refusals().get(0).getExpected()).isEqualTo(2);
    bench.pass(Duration.ofMillis(1));
    send(chunk(2).setUntilMillis(5_001));
    assertThat(kept()).containsExactly(1, 2);
  }

  @Test
  void aChunkOfSixteenKibibytesIsTakenAndOneByteMoreIsNot() {
    admitted();
    send(chunk(2).setAudio(bytes(VoiceCodec.CHUNK_BYTES_MAX)));
    assertThat(acks()).containsExactly(0, 1, 2);
    send(chunk(3).setAudio(bytes(VoiceCodec.CHUNK_BYTES_MAX + 1)));
    assertThat(codes()).containsExactly("TOO_LARGE");
  }

  private static ByteString bytes(int count) {
    return ByteString.copyFrom(new byte[count]);
  }

  @Test
  void tenMinutesAreTakenAndAMillisecondMoreIsNot() {
    begun = bench.clock.instant().minusSeconds(3_600);
    admitted();
    send(chunk(2).setUntilMillis(600_000));
    send(chunk(3).setUntilMillis(600_001));
    assertThat(kept()).containsExactly(1, 2);
    assertThat(codes()).containsExactly("TOO_LARGE");
    assertThat(refusals().get(0).getRetryable()).isFalse();
  }

  @Test
  void moreBytesThanAnySpeechIsTooLarge() {
    admitted();
    for (int number = 2; number <= 20; number++) {
      send(chunk(number).setUntilMillis(200).setAudio(bytes(VoiceCodec.CHUNK_BYTES_MAX)));
    }
    assertThat(codes()).startsWith("TOO_LARGE");
  }

  @Test
  void aChunkThatIsNoneIsInvalid() {
    send(chunk(1).setReportId("no such/id"));
    send(chunk(1).setSegment(0));
    send(chunk(1).setSegment(51));
    send(chunk(0));
    send(chunk(1).setUntilMillis(-1));
    send(chunk(1).setAudio(ByteString.EMPTY));
    assertThat(codes())
        .containsExactly("INVALID", "INVALID", "INVALID", "INVALID", "INVALID", "INVALID");
    assertThat(client.sink.closed()).isNull();
  }

  @Test
  void timeThatRunsBackwardsIsInvalid() {
    admitted();
    send(chunk(2));
    send(chunk(3).setUntilMillis(10));
    assertThat(codes()).containsExactly("INVALID");
  }

  @Test
  void aStoreThatFailsCostsNothing() {
    admitted();
    bench.recordings.fail(new IllegalStateException("the database is away"));
    send(chunk(2));
    assertThat(codes()).containsExactly("STORE_UNAVAILABLE");
    assertThat(refusals().get(0).getExpected()).isEqualTo(2);
    bench.recordings.recover();
    send(chunk(2));
    send(chunk(3));
    assertThat(kept()).containsExactly(1, 2, 3);
    assertThat(acks()).endsWith(3);
  }

  @Test
  void whileTheStoreIsAwayItIsRefusedAtOnce() {
    admitted();
    bench.storeAvailable.set(false);
    send(chunk(2));
    assertThat(codes()).containsExactly("STORE_UNAVAILABLE");
    bench.storeAvailable.set(true);
    send(chunk(2));
    assertThat(kept()).containsExactly(1, 2);
  }

  @Test
  void anErasedPersonsChunksAreRefusedForGood() {
    admitted();
    bench.recordings.fail(new Sealer.ErasedException("person-1"));
    send(chunk(2));
    assertThat(codes()).containsExactly("NOT_FOUND");
    assertThat(refusals().get(0).getRetryable()).isFalse();
  }

  @Test
  void theReportHearsHowFarItIs() {
    admitted();
    send(chunk(2));
    assertThat(bench.entities.told(Message.Relay.class))
        .extracting(told -> told.message().payload())
        .contains(new VoiceNotices.Durable(1, 1), new VoiceNotices.Durable(1, 2));
  }
}
