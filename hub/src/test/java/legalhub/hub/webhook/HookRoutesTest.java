package legalhub.hub.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.actors.entity.Caller.Role;
import legalhub.actors.queue.PoolId;
import legalhub.hub.login.TestSite;
import legalhub.persistence.webhook.HookPosition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HookRoutesTest {
  private static final PoolId OFFICE = new PoolId("wuzhen");

  @TempDir Path folder;
  private TestSite site;
  private final List<String> replays = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    var hook =
        new Hook("big-data", URI.create("https://data.example.cn/x"), new byte[24], Set.of(OFFICE));
    var table =
        new HookRoutes.Table() {
          @Override
          public CompletionStage<HookPosition> read(String name, HookStream stream) {
            var since = Instant.ofEpochMilli(1_000);
            var trouble = new HookPosition.Trouble(since, "HTTP_503");
            return CompletableFuture.completedFuture(new HookPosition(41, 0, Optional.of(trouble)));
          }

          @Override
          public CompletionStage<Void> replay(String name, HookStream stream, long after) {
            replays.add(name + "/" + stream.key() + "/" + after);
            return CompletableFuture.completedFuture(null);
          }
        };
    site =
        new TestSite(
            folder, "", null, test -> List.of(new HookRoutes(test.tokens, List.of(hook), table)));
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void anAdministratorSeesHowFarEachHasCome() {
    var answer = site.get("/api/webhooks", as(Role.ADMINISTRATOR));
    assertThat(answer.status()).isEqualTo(200);
    var one = answer.json().path("webhooks").get(0);
    assertThat(one.path("name").asText()).isEqualTo("big-data");
    assertThat(one.path("stream").asText()).isEqualTo("ledger");
    assertThat(answer.json().path("webhooks").get(1).path("stream").asText()).isEqualTo("alerts");
    assertThat(one.path("host").asText()).isEqualTo("data.example.cn");
    assertThat(one.path("delivered").asLong()).isEqualTo(41);
    assertThat(one.path("failure").asText()).isEqualTo("HTTP_503");
    assertThat(one.path("failingSinceMillis").asLong()).isEqualTo(1_000);
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"RESIDENT", "LAWYER", "OFFICER"})
  void nobodyElseDoes(Role role) {
    assertThat(site.get("/api/webhooks", as(role)).status()).isEqualTo(403);
    assertThat(
            replay("big-data", "{\"office\":\"wuzhen\",\"stream\":\"ledger\",\"after\":7}", role)
                .status())
        .isEqualTo(403);
    assertThat(replays).isEmpty();
  }

  @Test
  void aReplayBeginsAfterALine() {
    var wish = "{\"office\":\"wuzhen\",\"stream\":\"ledger\",\"after\":7}";
    assertThat(replay("big-data", wish, Role.ADMINISTRATOR).status()).isEqualTo(200);
    assertThat(replays).containsExactly("big-data/wuzhen/ledger/7");
    assertThat(replay("another", wish, Role.ADMINISTRATOR).status()).isEqualTo(404);
    assertThat(replay("big-data", wish.replace("ledger", "x"), Role.ADMINISTRATOR).status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"office\":\"wuzhen\"}",
        "{\"office\":\"wuzhen\",\"stream\":\"ledger\",\"after\":-1}",
        "7",
        "{\"after\":1}"
      })
  void whatIsNoReplayIsSaid(String wish) {
    assertThat(replay("big-data", wish, Role.ADMINISTRATOR).code()).isEqualTo("INVALID");
    assertThat(replays).isEmpty();
  }

  private TestSite.Answer replay(String name, String wish, Role role) {
    return site.post("/api/webhooks/" + name + "/replay", wish, as(role));
  }

  private String[] as(Role role) {
    return new String[] {"Authorization", "Bearer " + site.tokenOf(role, "somebody")};
  }
}
