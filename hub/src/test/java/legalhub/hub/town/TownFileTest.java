package legalhub.hub.town;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import legalhub.actors.alert.AlertRule;
import legalhub.actors.entity.Caller;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.PoolId;
import legalhub.actors.town.ConsultationSettings;
import legalhub.actors.town.DeskId;
import legalhub.actors.town.QueueSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TownFileTest {
  private static final String SMALL =
      """
      town {
        notice-version = "1"
        hotline = "12348"
        office { id = "o", name { zh = "所", en = "office" } }
        hours {
          zone = "Asia/Shanghai", days = [MONDAY, SUNDAY], from = "08:30", to = "17:00"
          text { zh = "时间", en = "hours" }
        }
        queue { ring = 15 s }
        consultation { lease = 15 s }
        alerts = ["WAITING_OVER 10 minutes", "QUEUE_OVER 20"]
        pools = [ { id = "p", desks = [
          { id = "general", name { zh = "综合", en = "general" }, general = true }
          { id = "labour", name { zh = "劳动", en = "labour" }, general = false }
        ] } ]
        categories = [ { id = "LABOUR", name { zh = "劳动", en = "labour" }, desk = "labour" } ]
        villages = [ { id = "v", name { zh = "村", en = "village" } } ]
        languages = [ { id = "", name { zh = "普通话", en = "Mandarin" } } ]
        referrals = []
        lawyers = [ {
          id = "lawyer-a", login = "a", name { zh = "甲", en = "A" }, pool = "p", firm = ""
          desks = ["labour"], languages = [], villages = ["v"]
        } ]
        staff = [ { id = "admin", login = "admin", role = ADMINISTRATOR, name { zh = "管", en = "Admin" } } ]
      }
      """;

  @Test
  void theBuiltInTownIsValidAndHasTheDefaultsOfTheDomain() {
    var plan = TownFile.load("");

    var pool = plan.town().pool(new PoolId("wuzhen")).orElseThrow();
    assertThat(pool.settings()).isEqualTo(QueueSettings.defaults());
    assertThat(plan.alerts())
        .containsExactly(
            new AlertRule(AlertRule.Kind.WAITING_OVER, 600),
            new AlertRule(AlertRule.Kind.QUEUE_OVER, 20),
            new AlertRule(AlertRule.Kind.NOBODY_ON_DUTY, 300),
            new AlertRule(AlertRule.Kind.NO_SHOW, 600));
    assertThat(plan.directory().lawyers())
        .extracting(TownDirectory.LawyerEntry::pool)
        .containsOnly("wuzhen");
    assertThat(plan.consultations()).isEqualTo(ConsultationSettings.defaults());
    assertThat(pool.generalDesk()).contains(new DeskId("general"));
    assertThat(pool.lawyers().get(new LawyerId("lawyer-shen")).villages())
        .containsExactlyInAnyOrder("nanzha", "xizha");
    assertThat(plan.directory().choices().categories()).hasSize(16);
    assertThat(plan.directory().choices().villages()).hasSize(10);
    assertThat(plan.staff().byLogin(" SHEN ")).isPresent();
    assertThat(plan.staff().byId("admin-gao").orElseThrow().role())
        .isEqualTo(Caller.Role.ADMINISTRATOR);
  }

  @Test
  void aRotaIsLawyersByNumber() {
    var plan = TownFile.load("");
    assertThat(plan.staff().byLogin("rota24").orElseThrow().id()).isEqualTo("rota-24");
    assertThat(plan.staff().byLogin("rota25")).isEmpty();
  }

  @Test
  void aPoolMayDifferFromTheTown() {
    var plan =
        read(SMALL.replace("{ id = \"p\", desks", "{ id = \"p\", queue { ring = 20 s }, desks"));
    var settings = plan.town().pool(new PoolId("p")).orElseThrow().settings();
    assertThat(settings.ring()).isEqualTo(Duration.ofSeconds(20));
    assertThat(settings.unansweredMax()).isEqualTo(3);
  }

  @Test
  void aPoolThatInheritsAMistakeIsNotBlamedForIt() {
    var text =
        SMALL
            .replace("ring = 15 s", "ring = 1 s")
            .replace("{ id = \"p\", desks", "{ id = \"p\", queue { tickets-max = 0 }, desks");
    var refused = catchThrowableOfType(InvalidTown.class, () -> read(text));
    assertThat(refused.problems())
        .containsExactly(
            "town.queue.ring must be from 5 s to 300 s, and is 1 s.",
            "town.pools[0].queue.tickets-max must be from 1 to 100000, and is 0.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          notice-version = "1"      | notice-version = ""        | town.notice-version is empty.
          hotline = "12348"         |                            | town.hotline is missing.
          ring = 15 s               | ring = -15 s               | town.queue.ring must be from 5 s to 300 s, and is -15 s.
          ring = 15 s               | ring = 4 s                 | town.queue.ring must be from 5 s to 300 s, and is 4 s.
          ring = 15 s               | instead-after = 2 h        | town.queue.instead-after must be shorter than waiting-max.
          ring = 15 s               | ring = soon                | town.queue.ring must be a span of time such as 15 s.
          ring = 15 s               | rnig = 15 s                | town.queue.rnig is not a setting; here are: ring, unanswered-max
          ring = 15 s               | unanswered-max = 0         | town.queue.unanswered-max must be from 1 to 100, and is 0.
          lease = 15 s              | lease = 0 s                | town.consultation.lease must be longer than zero, and is 0 s.
          general = true            | general = false            | town.pools[0].desks must have exactly one general desk, and has 0.
          general = false           | general = true             | town.pools[0].desks must have exactly one general desk, and has 2.
          general = false           | general = false, assistance = true | town.categories[0].desk names "labour", whose people are called by others and answer nobody.
          general = true            | general = true, assistance = true | town.pools[0].desks[0].assistance can't be true of the general desk, which takes every matter.
          desk = "labour"           | desk = "labor"             | town.categories[0].desk names "labor", which is not a desk (there are: general, labour).
          pool = "p"                | pool = "q"                 | town.lawyers[0].pool names "q", which is not a pool (there are: p).
          desks = ["labour"]        | desks = ["x"]              | town.lawyers[0].desks names "x", which is not a desk of its pool (there are: general, labour).
          desks = ["labour"]        | desks = []                 | town.lawyers[0].desks is empty: this lawyer would never be offered anybody.
          languages = []            | languages = ["wu"]         | town.lawyers[0].languages names "wu", which is not one of the town's languages
          villages = ["v"]          | villages = ["w"]           | town.lawyers[0].villages names "w", which is not one of the town's villages (there are: v).
          login = "admin"           | login = "a"                | town.lawyers and town.staff, login has "a" more than once.
          id = "admin"              | id = "lawyer-a"            | town.lawyers and town.staff, id has "lawyer-a" more than once.
          id = "labour"             | id = "general"             | town.pools.desks has "general" more than once.
          role = ADMINISTRATOR      | role = LAWYER              | town.staff[0].role must be OFFICER or ADMINISTRATOR; lawyers have a list of their own.
          role = ADMINISTRATOR      | role = BOSS                | town.staff[0].role must be OFFICER or ADMINISTRATOR.
          zone = "Asia/Shanghai"    | zone = "Asia/Wuzhen"       | town.hours.zone must be a time zone such as Asia/Shanghai.
          from = "08:30"            | from = "8.30"              | town.hours.from must be a time such as 08:30.
          QUEUE_OVER 20             | QUEUE_OVER many            | town.alerts names "QUEUE_OVER many", which is no rule such as
          QUEUE_OVER 20             | QUEUE_OVER 0               | town.alerts names "QUEUE_OVER 0"
          QUEUE_OVER 20             | FULL_MOON                  | town.alerts names "FULL_MOON"
          10 minutes                | -10 minutes                | town.alerts names "WAITING_OVER -10 minutes"
          QUEUE_OVER 20             | WAITING_OVER 9 minutes     | town.alerts has WAITING_OVER twice.
          MONDAY                    | MOONDAY                    | town.hours.days names "MOONDAY", which is no day such as MONDAY.
          """)
  void everyMistakeIsASentenceWithItsPath(String right, String wrong, String sentence) {
    assertThat(SMALL).contains(right);
    var text = SMALL.replaceFirst(java.util.regex.Pattern.quote(right), wrong == null ? "" : wrong);
    var refused = catchThrowableOfType(InvalidTown.class, () -> read(text));
    assertThat(refused).as("refused").isNotNull();
    assertThat(refused.problems()).anySatisfy(problem -> assertThat(problem).startsWith(sentence));
  }

  @Test
  void allMistakesAreNamedAtOnce() {
    var text = SMALL.replace("ring = 15 s", "ring = -1 s").replace("pool = \"p\"", "pool = \"q\"");
    var refused = catchThrowableOfType(InvalidTown.class, () -> read(text));
    assertThat(refused.problems()).hasSize(3);
    assertThat(refused.getMessage()).contains("has 3 problems", "town.queue.ring", "has no lawyer");
  }

  @Test
  void anEmptyFileNamesWhatIsMissing() {
    var refused = catchThrowableOfType(InvalidTown.class, () -> read(""));
    assertThat(refused.problems())
        .contains("town.office is missing.", "town.pools is missing.", "town.lawyers is missing.");
  }

  @Test
  void aFileThatIsNotThereOrNotHoconIsSaidSo(@TempDir Path folder) throws IOException {
    assertThatThrownBy(() -> TownFile.load(folder.resolve("none.conf").toString()))
        .isInstanceOf(InvalidTown.class)
        .hasMessageContaining("doesn't exist or can't be read");
    var garbled = Files.writeString(folder.resolve("town.conf"), "town {");
    assertThatThrownBy(() -> TownFile.load(garbled.toString())).isInstanceOf(InvalidTown.class);
  }

  private static TownPlan read(String text) {
    return TownFile.read("test.conf", ConfigFactory.parseString(text));
  }

  @Test
  void aPoolHasItsOwnNameOrTheOffices() {
    assertThat(read(SMALL).directory().pools().get(0).name()).isEqualTo(new Name("所", "office"));
    var named = SMALL.replace("id = \"p\",", "id = \"p\", name { zh = \"池\", en = \"pool\" },");
    assertThat(read(named).directory().pools().get(0).name()).isEqualTo(new Name("池", "pool"));
  }
}
