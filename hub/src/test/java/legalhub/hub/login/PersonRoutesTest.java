package legalhub.hub.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import legalhub.actors.entity.Caller.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonRoutesTest {
  private static final String PHONE = "13800138000";

  @TempDir Path folder;
  private TestSite site;

  @BeforeEach
  void start() throws IOException {
    site = TestSite.start(folder, "legalhub.demo = on");
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void theOfficeFindsWhoLogsInWithANumber() {
    site.post("/api/sessions/resident/codes", Map.of("phone", PHONE));
    var body = Map.of("phone", PHONE, "code", site.codeOf(PHONE));
    var session = site.post("/api/sessions/resident", body).json();
    var found = find("138 0013 8000", Role.OFFICER);
    assertThat(found.status()).isEqualTo(200);
    assertThat(found.json().path("person").asText())
        .isEqualTo(session.path("personId").asText())
        .isNotEmpty();
    assertThat(find("13900139000", Role.ADMINISTRATOR).code()).isEqualTo("NOT_FOUND");
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"RESIDENT", "LAWYER"})
  void nobodyElseLooks(Role role) {
    assertThat(find(PHONE, role).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12", "nonsense", "1380013800013800138000138001380013800"})
  void whatIsNoNumberIsSaid(String phone) {
    assertThat(find(phone, Role.OFFICER).code()).isEqualTo("INVALID");
  }

  @Test
  void nobodyGoesThroughManyNumbers() {
    for (int i = 0; i < 20; i++) {
      assertThat(find("139001390" + (10 + i), Role.OFFICER).status()).isEqualTo(404);
    }
    assertThat(find("13900139099", Role.OFFICER).code()).isEqualTo("TOO_MANY_TRIES");
  }

  private TestSite.Answer find(String phone, Role role) {
    return site.post(
        "/api/office/people",
        Map.of("phone", phone),
        "Authorization",
        "Bearer " + site.tokenOf(role, "somebody"));
  }
}
