package legalhub.hub.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.actors.audit.Audit;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Caller.Role;
import legalhub.actors.entity.CommandId;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;
import legalhub.hub.login.TestSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTrailTest {
  private static final Caller GAO = new Caller(Role.ADMINISTRATOR, "admin-gao");
  private static final Caller WU = new Caller(Role.ADMINISTRATOR, "admin-wu");
  private static final CommandId INTENTION = new CommandId("intention");
  private static final Audit.Deed REVOKE = Act.REVOKE_ACCOUNT.on("lawyer-shen");

  @TempDir Path folder;
  private TestSite site;
  private LocalDate today;
  private final List<List<Audit.Entry>> listWhenDone = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    site = TestSite.start(folder, "");
    today = site.trail.today();
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private List<Audit.Entry> sheet(int number) {
    return site.trail.sheet(today, number).toCompletableFuture().join().entries();
  }

  /** An act that notes what the list said at its time. */
  private CompletionStage<String> doing() {
    return site.trail
        .sheet(today, 0)
        .thenApply(
            sheet -> {
              listWhenDone.add(sheet.entries());
              return "answer";
            });
  }

  private String act(Caller who, CommandId intention, Audit.Deed deed) {
    return site.trail.act(who, intention, deed, this::doing).toCompletableFuture().join();
  }

  @Test
  void anActIsOnTheListBeforeItIsDone() {
    assertThat(act(GAO, INTENTION, REVOKE)).isEqualTo("answer");
    assertThat(listWhenDone).hasSize(1);
    var then = listWhenDone.get(0).get(0);
    assertThat(then.result()).isEmpty();
    assertThat(then.by()).isEqualTo(GAO);
    assertThat(then.deed()).isEqualTo(REVOKE);
    assertThat(sheet(0)).extracting(Audit.Entry::result).containsExactly(Optional.of("DONE"));
  }

  @Test
  void anActWhoseEntryCannotBeWrittenIsNotDone() {
    site.journal().failNextPersisted("audit|" + today + ".0");
    assertThatThrownBy(() -> act(GAO, INTENTION, REVOKE))
        .cause()
        .isInstanceOf(ProblemException.class)
        .hasMessage("STORE_UNAVAILABLE");
    assertThat(listWhenDone).isEmpty();
    assertThat(sheet(0)).isEmpty();

    assertThat(act(GAO, INTENTION, REVOKE)).as("once the store is back").isEqualTo("answer");
    assertThat(sheet(0)).hasSize(1);
  }

  @Test
  void anActStandsWhoseOutcomeCannotBeWritten() {
    var answer =
        site.trail.act(
            GAO,
            INTENTION,
            REVOKE,
            () -> {
              site.journal().failNextPersisted("audit|" + today + ".0");
              return CompletableFuture.completedFuture("answer");
            });
    assertThat(answer.toCompletableFuture().join()).isEqualTo("answer");
    assertThat(sheet(0)).extracting(Audit.Entry::result).containsExactly(Optional.empty());
  }

  @Test
  void aRefusedActHasItsProblemsCode() {
    var answer =
        site.trail.act(
            GAO,
            INTENTION,
            REVOKE,
            () -> CompletableFuture.failedFuture(new ProblemException(Problem.NOT_FOUND)));
    assertThatThrownBy(() -> answer.toCompletableFuture().join()).hasMessageContaining("NOT_FOUND");
    assertThat(sheet(0)).extracting(Audit.Entry::result).containsExactly(Optional.of("NOT_FOUND"));
  }

  @Test
  void aRepeatedIntentionIsOneEntry() {
    act(GAO, INTENTION, REVOKE);
    act(GAO, INTENTION, REVOKE);
    assertThat(sheet(0)).hasSize(1);
  }

  /** Else somebody could do anything under the name of something harmless. */
  @Test
  void noActHidesBehindTheIntentionOfAnother() {
    act(GAO, INTENTION, REVOKE);
    act(GAO, INTENTION, Act.ERASE_RESIDENT.on("lawyer-shen"));
    act(GAO, INTENTION, Act.REVOKE_ACCOUNT.on("lawyer-mao"));
    act(WU, INTENTION, REVOKE);
    assertThat(sheet(0)).hasSize(4);
  }

  @Test
  void aDayGoesOnOnAnotherSheetAndARepetitionFindsItsOwn() {
    for (int i = 0; i <= Audit.ENTRIES_MAX; i++) {
      var id = new CommandId("intention-" + i);
      site.trail
          .act(GAO, id, REVOKE, () -> CompletableFuture.completedFuture(""))
          .toCompletableFuture()
          .join();
    }
    assertThat(sheet(0)).hasSize(Audit.ENTRIES_MAX);
    assertThat(sheet(1)).hasSize(1);
    act(GAO, new CommandId("intention-0"), REVOKE);
    act(GAO, new CommandId("intention-" + Audit.ENTRIES_MAX), REVOKE);
    assertThat(sheet(0)).hasSize(Audit.ENTRIES_MAX);
    assertThat(sheet(1)).extracting(Audit.Entry::result).containsExactly(Optional.of("DONE"));
  }

  @Test
  void anotherDayIsAnotherList() {
    act(GAO, INTENTION, REVOKE);
    site.clock.pass(Duration.ofDays(1));
    act(GAO, new CommandId("of tomorrow"), REVOKE);
    assertThat(site.trail.today()).isEqualTo(today.plusDays(1));
    assertThat(sheet(0)).hasSize(1);
  }
}
