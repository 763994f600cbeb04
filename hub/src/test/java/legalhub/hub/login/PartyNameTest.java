package legalhub.hub.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartyNameTest {
  @ParameterizedTest
  @CsvSource({"张 春梅, 张春梅", "ＡＢＣ贸易有限公司, abc贸易有限公司", "买买提·艾力, 买买提艾力", "Zhang Wei, zhangwei"})
  void theSameNameHoweverItIsWritten(String one, String other) {
    assertThat(PartyName.of(one)).isPresent().isEqualTo(PartyName.of(other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "张", "王大爷", "李女士", "顾老板", "老王", "小李", "阿芳", "桐乡某建筑公司", "Mr Wang", "—"})
  void whatNamesNobodyInParticularKeepsNobodyAway(String name) {
    assertThat(PartyName.of(name)).isEmpty();
  }

  @Test
  void theKeyTellsNothingWithoutTheSecret(@TempDir Path folder) throws Exception {
    var keys = LoginKeys.load(folder.resolve("one"));
    var others = LoginKeys.load(folder.resolve("other"));
    assertThat(keys.partyKey("张春梅")).isPresent().isEqualTo(keys.partyKey("张春梅 "));
    assertThat(keys.partyKey("张春梅")).isNotEqualTo(others.partyKey("张春梅"));
    assertThat(keys.partyKey("王大爷")).isEmpty();
  }
}
