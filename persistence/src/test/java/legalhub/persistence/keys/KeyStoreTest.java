package legalhub.persistence.keys;

import static legalhub.persistence.testing.Waits.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.privacy.Sealer;
import legalhub.persistence.schema.SchemaMigration;
import legalhub.persistence.schema.SchemaSettings;
import legalhub.persistence.testing.SharedCassandra;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyStoreTest {

  private static final String PURPOSE = "chat";

  @TempDir Path folder;

  private CqlSession session;
  private String keyspace;

  @BeforeEach
  void schema() {
    session = SharedCassandra.session();
    var schema = SchemaSettings.from(SharedCassandra.config());
    keyspace = schema.keyspace();
    within(new SchemaMigration(session, schema).apply());
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void aValueOpensForItsOwnSubjectAndPurposeOnly() {
    var store = store();
    var sealed = within(store.seal("a", PURPOSE, "欠薪三个月"));
    within(store.seal("b", PURPOSE, "other"));
    assertThat(within(store.open(sealed, PURPOSE))).contains("欠薪三个月");
    assertThatThrownBy(() -> within(store.open(sealed, "name")))
        .hasMessageContaining("isn't the name of subject a");
    assertThatThrownBy(() -> within(store.open(new Sealed("b", sealed.ciphertext()), PURPOSE)))
        .hasMessageContaining("isn't the chat of subject b");
  }

  @Test
  void aValueThatWasNotGivenOpensAsNone() {
    assertThat(within(store().open(new Sealed("a", new byte[0]), PURPOSE))).isEmpty();
  }

  @Test
  void nodesThatMakeAKeyAtTheSameMomentAgree() {
    var nodes = List.of(store(), store(), store());
    var subjects = IntStream.range(0, 20).mapToObj(n -> "s" + n).toList();
    var sealed =
        all(
            subjects.stream()
                .flatMap(s -> nodes.stream().map(node -> node.seal(s, PURPOSE, "of " + s))));
    var fresh = store();
    for (var value : sealed) {
      assertThat(within(fresh.open(value, PURPOSE))).contains("of " + value.subject());
    }
  }

  @Test
  void anErasedSubjectNeverGetsAnotherKey() {
    var here = store();
    var there = store();
    var sealed = within(here.seal("a", PURPOSE, "clear"));
    assertThat(within(there.open(sealed, PURPOSE))).contains("clear");
    within(here.erase("a"));
    there.forget("a");
    for (var node : List.of(here, there, store())) {
      assertThat(within(node.open(sealed, PURPOSE))).isEmpty();
      assertThatThrownBy(() -> within(node.seal("a", PURPOSE, "again")))
          .hasCauseInstanceOf(Sealer.ErasedException.class);
    }
  }

  @Test
  void anErasureBeforeTheFirstValueCountsToo() {
    within(store().erase("never seen"));
    assertThatThrownBy(() -> within(store().seal("never seen", PURPOSE, "clear")))
        .hasCauseInstanceOf(Sealer.ErasedException.class);
  }

  @Test
  void aRotationKeepsEveryValueAndDestroysTheOldMasterKey() throws Exception {
    var values = sealMany(store(), 120);
    assertThat(within(store().rotate())).isEqualTo(2);
    assertThat(within(store().rotate())).isEqualTo(3);
    assertOpen(values);
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactly("master-3.keyset");
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("master-3.keyset"))))
        .isEqualTo("rw-------");
  }

  /** Crashes at each use of the master keys in turn: before, amid and after every step. */
  @Test
  void aRotationThatIsCutOffAnywhereIsCarriedOn() {
    var values = sealMany(store(), 4);
    var crashes = 0;
    for (var crash = 0; crash < 100; crash++) {
      var crashing = new CrashingMasterKeys(new FileMasterKeys(folder), crash);
      if (outcome(open(crashing).thenCompose(KeyStore::rotate)).isPresent()) {
        break;
      }
      crashes++;
      assertOpen(values);
      if (crash % 2 == 0) {
        store();
      }
    }
    assertThat(crashes).isGreaterThan(8);
    within(store().rotate());
    assertOpen(values);
    assertThat(folder).isDirectoryNotContaining("glob:**.draft");
  }

  @Test
  void twoRotationsAtOnceAndNewPeopleMeanwhileLoseNothing() {
    var early = sealMany(store(), 30);
    var nodes = List.of(store(), store());
    var newcomers = store();
    var work =
        Stream.concat(
            nodes.stream().map(node -> (Supplier<CompletionStage<?>>) node::rotate),
            IntStream.range(0, 40)
                .mapToObj(n -> () -> newcomers.seal("new" + n, PURPOSE, "of new" + n)));
    var results = all(work.map(KeyStoreTest::retried));
    var late = results.stream().filter(Sealed.class::isInstance).map(Sealed.class::cast).toList();
    assertThat(late).hasSize(40);
    within(store().rotate());
    assertOpen(early);
    assertOpen(late);
  }

  @Test
  void aMissingMasterKeyIsNamed() throws Exception {
    within(store().seal("a", PURPOSE, "clear"));
    Files.delete(folder.resolve("master-1.keyset"));
    assertThatThrownBy(() -> within(store().seal("a", PURPOSE, "clear")))
        .hasMessageContaining("master key generation 1 can't be read from")
        .hasMessageContaining("legalhub.store.keys.folder");
  }

  private KeyStore store() {
    return within(open(new FileMasterKeys(folder)));
  }

  private CompletionStage<KeyStore> open(MasterKeys masters) {
    var settings = new KeyStoreSettings(keyspace, folder, 1_000, Duration.ofMinutes(1));
    return KeyStore.open(session, settings, masters, ForkJoinPool.commonPool(), Clock.systemUTC());
  }

  private static List<Sealed> sealMany(KeyStore store, int people) {
    return all(
        IntStream.range(0, people)
            .mapToObj(n -> "p" + n)
            .map(person -> store.seal(person, PURPOSE, "of " + person)));
  }

  /** By a node that has nothing in memory. */
  private void assertOpen(List<Sealed> values) {
    var fresh = store();
    for (var value : values) {
      assertThat(within(fresh.open(value, PURPOSE))).contains("of " + value.subject());
    }
  }

  private static <T> List<T> all(Stream<? extends CompletionStage<? extends T>> stages) {
    var futures =
        stages.map(CompletionStage::toCompletableFuture).toArray(CompletableFuture<?>[]::new);
    within(CompletableFuture.allOf(futures));
    @SuppressWarnings("unchecked")
    var results = (List<T>) Arrays.stream(futures).map(CompletableFuture::join).toList();
    return results;
  }

  private static <T> Optional<T> outcome(CompletionStage<T> stage) {
    return within(stage.handle((result, failure) -> Optional.ofNullable(result)));
  }

  /** As a caller would: what failed amid a rotation is tried again. */
  private static CompletionStage<?> retried(Supplier<? extends CompletionStage<?>> work) {
    return work.get()
        .thenApply(Object.class::cast)
        .exceptionallyCompose(failure -> work.get().thenApply(Object.class::cast));
  }
}
