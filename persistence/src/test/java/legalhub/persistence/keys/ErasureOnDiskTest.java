package legalhub.persistence.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static legalhub.persistence.testing.Waits.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ForkJoinPool;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.supervision.SupervisedId;
import legalhub.actors.voicereport.Recordings;
import legalhub.actors.voicereport.ReportId;
import legalhub.persistence.Store;
import legalhub.persistence.testing.SharedCassandra;
import legalhub.persistence.voice.VoiceRecordings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After an erasure and a rotation nothing on any disk brings the person back. */
class ErasureOnDiskTest {

  private static final String PURPOSE = "facts";
  private static final String ERASED_TEXT = "the erased person's plain words";
  private static final String KEPT_TEXT = "the kept person's plain words";

  private static final String VOICE = "voice/report/1/1";
  private static final String SPOKEN = "what the erased person said, as bytes";

  @TempDir Path folder;

  @Test
  void whatIsLeftOnDiskOpensOnlyWhoWasKept() {
    var config =
        ConfigFactory.parseString("legalhub.store.folder = \"" + folder + "\"")
            .withFallback(SharedCassandra.delivered())
            .resolve();
    var settings = KeyStoreSettings.from(config);
    var masters = new FileMasterKeys(settings.folder());

    var store = within(Store.open(config));
    var keys =
        within(
            KeyStore.open(
                store.session(), settings, masters, ForkJoinPool.commonPool(), Clock.systemUTC()));
    var erased = within(keys.seal("erased", PURPOSE, ERASED_TEXT));
    var kept = within(keys.seal("kept", PURPOSE, KEPT_TEXT));
    store
        .session()
        .execute("CREATE TABLE legalhub.values (subject text PRIMARY KEY, ciphertext blob)");
    for (var value : new Sealed[] {erased, kept}) {
      store
          .session()
          .execute(
              "INSERT INTO legalhub.values (subject, ciphertext) VALUES (?, ?)",
              value.subject(),
              java.nio.ByteBuffer.wrap(value.ciphertext()));
    }

    var spoken = spoken(store, keys);

    var before = DiskSearch.of(folder.resolve("cassandra"), settings.folder());
    assertThat(before.opens(erased, PURPOSE)).as("the search works").contains(ERASED_TEXT);
    assertThat(before.opens(spoken, VOICE)).as("their voice too").contains(SPOKEN);

    within(keys.erase("erased"));
    within(keys.rotate());
    within(store.close());

    var after = DiskSearch.of(folder.resolve("cassandra"), settings.folder());
    assertThat(after.holds(erased.ciphertext())).as("the ciphertext is still there").isTrue();
    assertThat(after.opens(kept, PURPOSE)).contains(KEPT_TEXT);
    assertThat(after.opens(erased, PURPOSE)).isEmpty();
    assertThat(after.holds(spoken.ciphertext())).as("their voice's ciphertext too").isTrue();
    assertThat(after.opens(spoken, VOICE)).isEmpty();
    assertThat(after.holds(SPOKEN.getBytes(UTF_8))).isFalse();
    assertThat(after.holds(ERASED_TEXT.getBytes(UTF_8))).isFalse();
    assertThat(after.holds(KEPT_TEXT.getBytes(UTF_8))).isFalse();
    for (var rawKey : before.rawKeys()) {
      assertThat(after.holds(rawKey)).as("a raw key on disk").isFalse();
    }
  }

  /** A chunk of a voice report, as it lies in its table. */
  private static Sealed spoken(Store store, KeyStore keys) {
    var keyspace = store.config().getString("legalhub.store.keyspace");
    var recordings =
        within(
            VoiceRecordings.open(
                store.session(), keyspace, new VoiceRecordings.Sealing(keys, Clock.systemUTC())));
    var place = new Recordings.Place(new ReportId("report"), 1);
    within(
        recordings.keep(
            new SupervisedId("erased"),
            place,
            new Recordings.Chunk(1, 200, SPOKEN.getBytes(UTF_8))));
    var row =
        store.session().execute("SELECT audio FROM %s.voice_chunks".formatted(keyspace)).one();
    var bytes = row.getByteBuffer("audio");
    var audio = new byte[bytes.remaining()];
    bytes.get(audio);
    return new Sealed("erased", audio);
  }
}
