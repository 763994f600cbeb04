package legalhub.hub.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import legalhub.actors.town.Town;
import legalhub.hub.town.TownFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HookFileTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String GOOD =
      "name = big-data, url = \"https://data.example.cn/x\", secret = %s".formatted(SECRET);

  @TempDir Path folder;
  private final Town town = TownFile.load("").town();

  @Test
  void withoutAFileThereAreNone() {
    assertThat(HookFile.load("", town)).isEmpty();
  }

  @Test
  void aHookGetsAllOfficesOrThoseThatItNames() throws IOException {
    var office = town.pools().keySet().iterator().next();
    var named = GOOD.replace("big-data", "mediation") + ", offices = [" + office.value() + "]";
    var hooks = HookFile.load(file("{%s}, {%s}".formatted(GOOD, named)), town);
    assertThat(hooks).extracting(Hook::name).containsExactly("big-data", "mediation");
    assertThat(hooks.get(0).offices()).isEqualTo(town.pools().keySet());
    assertThat(hooks.get(1).offices()).containsExactly(office);
    assertThat(hooks.get(0).secret()).hasSize(24);
    assertThat(hooks.get(0).toString()).doesNotContain("MfKQ").doesNotContain("example");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "big-data  | Big Data          | a name has",
        "https:    | ftp:              | must begin with",
        "https://data.example.cn/x | https:///x | name a host",
        "whsec_    | secret_           | must be whsec_",
        "whsec_MfKQ9r8GKYqr | whsec_Mf | 24 bytes",
        "name =    | retries = 3, name = | no setting retries",
        "secret    | secrets           | no setting secrets",
      })
  void everyMistakeIsSaidAndTheSecretIsNot(String what, String instead, String sentence)
      throws IOException {
    var file = file("{" + GOOD.replace(what.strip(), instead.strip()) + "}");
    assertThatThrownBy(() -> HookFile.load(file, town))
        .isInstanceOf(InvalidHooks.class)
        .hasMessageContaining(sentence)
        .hasMessageNotContaining("LaLaSw");
  }

  @Test
  void anOfficeThatIsNotThereAndANameThatIsThereTwiceAreSaid() throws IOException {
    var elsewhere = file("{" + GOOD + ", offices = [elsewhere]}");
    assertThatThrownBy(() -> HookFile.load(elsewhere, town)).hasMessageContaining("elsewhere");
    var twice = file("{%s}, {%s}".formatted(GOOD, GOOD));
    assertThatThrownBy(() -> HookFile.load(twice, town)).hasMessageContaining("twice");
    assertThatThrownBy(() -> HookFile.load(folder.resolve("none").toString(), town))
        .hasMessageContaining("doesn't exist");
  }

  private String file(String hooks) throws IOException {
    var file = folder.resolve("webhooks.conf");
    Files.writeString(file, "webhooks = [" + hooks + "]");
    return file.toString();
  }
}
