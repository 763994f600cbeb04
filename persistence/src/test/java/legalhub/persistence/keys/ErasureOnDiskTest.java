package legalhub.persistence.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static legalhub.persistence.testing.Waits.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ForkJoinPool;
import legalhub.actors.privacy.Sealed;
import legalhub.persistence.Store;
import legalhub.persistence.testing.SharedCassandra;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After an erasure and a rotation nothing on any disk brings the person back. */
class ErasureOnDiskTest {

  private static final String PURPOSE = "facts";
  private static final String ERASED_TEXT = "the erased person's plain words";
  private static final String KEPT_TEXT = "the kept person's plain words";

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

    var before = DiskSearch.of(folder.resolve("cassandra"), settings.folder());
    assertThat(before.opens(erased, PURPOSE)).as("the search works").contains(ERASED_TEXT);

    within(keys.erase("erased"));
    within(keys.rotate());
    within(store.close());

    var after = DiskSearch.of(folder.resolve("cassandra"), settings.folder());
    assertThat(after.holds(erased.ciphertext())).as("the ciphertext is still there").isTrue();
    assertThat(after.opens(kept, PURPOSE)).contains(KEPT_TEXT);
    assertThat(after.opens(erased, PURPOSE)).isEmpty();
    assertThat(after.holds(ERASED_TEXT.getBytes(UTF_8))).isFalse();
    assertThat(after.holds(KEPT_TEXT.getBytes(UTF_8))).isFalse();
    for (var rawKey : before.rawKeys()) {
      assertThat(after.holds(rawKey)).as("a raw key on disk").isFalse();
    }
  }
}
