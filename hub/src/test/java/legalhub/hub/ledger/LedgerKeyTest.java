package legalhub.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerKeyTest {
  @TempDir Path folder;

  @Test
  void allNodesSignAlike() throws IOException {
    var file = folder.resolve("secrets/ledger.key");
    var one = LedgerKey.load(file);
    var other = LedgerKey.load(file);
    assertThat(one.sign("statement")).isEqualTo(other.sign("statement"));
    assertThat(one.sign("statement").key()).isEqualTo(one.published().keySet().iterator().next());
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void aNewKeySignsAndTheOldOneIsStillPublished() throws IOException {
    var file = folder.resolve("ledger.key");
    var old = LedgerKey.load(file);
    var fresh = folder.resolve("fresh.key");
    LedgerKey.load(fresh);
    Files.writeString(file, Files.readString(fresh) + "\n" + Files.readString(file));
    var both = LedgerKey.load(file);
    assertThat(both.published()).hasSize(2).containsAllEntriesOf(old.published());
    assertThat(both.sign("statement")).isNotEqualTo(old.sign("statement"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "abc", "12 34", "zz zz"})
  void whatIsNoKeyIsSaid(String content) throws IOException {
    var file = folder.resolve("ledger.key");
    Files.writeString(file, content);
    assertThatThrownBy(() -> LedgerKey.load(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("doesn't hold the ledger's keys");
  }
}
