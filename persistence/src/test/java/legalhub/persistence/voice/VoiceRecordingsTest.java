package legalhub.persistence.voice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static legalhub.persistence.testing.Waits.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import legalhub.actors.privacy.Sealer;
import legalhub.actors.supervision.SupervisedId;
import legalhub.actors.voicereport.Recordings;
import legalhub.actors.voicereport.Recordings.Chunk;
import legalhub.actors.voicereport.ReportId;
import legalhub.persistence.Store;
import legalhub.persistence.keys.FileMasterKeys;
import legalhub.persistence.keys.KeyStore;
import legalhub.persistence.keys.KeyStoreSettings;
import legalhub.persistence.testing.SharedCassandra;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class VoiceRecordingsTest {
  @TempDir static Path folder;
  private static Store store;
  private static KeyStore keys;
  private static VoiceRecordings recordings;

  /** Of this test alone. */
  private SupervisedId person;

  private Recordings.Place place;

  @BeforeAll
  static void open() {
    store = within(Store.open(SharedCassandra.config()));
    keys =
        within(
            KeyStore.open(
                store.session(),
                KeyStoreSettings.from(store.config()),
                new FileMasterKeys(KeyStoreSettings.from(store.config()).folder()),
                ForkJoinPool.commonPool(),
                Clock.systemUTC()));
    recordings =
        within(
            VoiceRecordings.open(
                store.session(),
                store.config().getString("legalhub.store.keyspace"),
                new VoiceRecordings.Sealing(keys, Clock.systemUTC())));
  }

  @BeforeEach
  void name(TestInfo test) {
    person = new SupervisedId("person-of-" + test.getTestMethod().orElseThrow().getName());
    place = new Recordings.Place(new ReportId(person.value().replace("person", "report")), 1);
  }

  @AfterAll
  static void close() {
    within(store.close());
  }

  private static Chunk chunk(int number) {
    return new Chunk(number, 200 * number, ("chunk " + number).getBytes(UTF_8));
  }

  private void keep(int number) {
    within(recordings.keep(person, place, chunk(number)));
  }

  private List<Integer> after(int number, int limit) {
    return within(recordings.after(place, number, limit)).stream().map(Chunk::number).toList();
  }

  @Test
  void whatIsKeptComesBackAsItWas() {
    keep(1);
    keep(2);
    assertThat(within(recordings.after(place, 0, 10))).containsExactly(chunk(1), chunk(2));
    assertThat(after(1, 10)).containsExactly(2);
    assertThat(after(0, 1)).containsExactly(1);
    assertThat(after(2, 10)).isEmpty();
  }

  @Test
  void onlyWhatHasNoGapBeforeItIsThere() {
    keep(1);
    keep(3);
    assertThat(within(recordings.durable(place))).isEqualTo(1);
    assertThat(after(0, 10)).containsExactly(1);
    keep(2);
    assertThat(within(recordings.durable(place))).isEqualTo(3);
  }

  @Test
  void theFirstWriteOfAChunkWins() {
    keep(1);
    within(recordings.keep(person, place, new Chunk(1, 999, "another".getBytes(UTF_8))));
    assertThat(within(recordings.after(place, 0, 10))).containsExactly(chunk(1));
  }

  @Test
  void aPartitionEndsAfterFiveHundredAndTheNextGoesOn() {
    for (int number = 1; number <= 502; number++) {
      keep(number);
    }
    assertThat(within(recordings.durable(place))).isEqualTo(502);
    assertThat(after(498, 10)).containsExactly(499, 500);
    assertThat(after(500, 10)).containsExactly(501, 502);
  }

  @Test
  void anErasedPersonIsHeardNoMoreAndBringsNothing() {
    keep(1);
    within(keys.erase(person.value()));
    assertThat(after(0, 10)).isEmpty();
    assertThatThrownBy(() -> keep(2)).hasRootCauseInstanceOf(Sealer.ErasedException.class);
  }

  @Test
  void aRecordingIsHeardBeforeInAnotherReportOnly() {
    var print = "print-of-" + person.value();
    assertThat(within(recordings.heardBefore(print, place.report()))).isEmpty();
    assertThat(within(recordings.heardBefore(print, place.report()))).isEmpty();
    assertThat(within(recordings.heardBefore(print, new ReportId("another"))))
        .contains(place.report());
  }
}
