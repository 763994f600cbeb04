package legalhub.actors.audit;

import static legalhub.actors.Sample.HUB;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import legalhub.actors.audit.Audit.Command;
import legalhub.actors.audit.Audit.Deed;
import legalhub.actors.audit.Audit.Event;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.Played;
import legalhub.actors.entity.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditTest {
  private static final Caller GAO = new Caller(Caller.Role.ADMINISTRATOR, "admin-gao");
  private static final Deed LOCK = new Deed("LOCK_ACCOUNT", "ACCOUNT", "lawyer-shen");

  private final AuditRules rules = new AuditRules();
  private final Played<Command, Event, AuditState> played = new Played<>(rules);

  private static Audit.Note note(String entry) {
    return new Audit.Note(new CommandId(entry), GAO, LOCK);
  }

  private static Audit.Conclude conclude(String entry, String result) {
    return new Audit.Conclude(new CommandId(entry), result);
  }

  private List<Optional<String>> results() {
    return played.state().entries().stream().map(Audit.Entry::result).toList();
  }

  @Test
  void anActIsThereBeforeItsOutcome() {
    played.recorded(HUB, note("one"));
    assertThat(results()).containsExactly(Optional.empty());
    played.recorded(HUB, conclude("one", "DONE"));
    assertThat(played.state().entries())
        .containsExactly(
            new Audit.Entry(
                new CommandId("one"), played.now(), GAO, LOCK, Optional.of(Audit.DONE)));
  }

  @Test
  void aRepeatedIntentionIsOneEntryAndALateOneAnother() {
    played.recorded(HUB, note("one"));
    played.recorded(HUB, note("two"));
    played.pass(Audit.REPEATED_WITHIN);
    assertThat(played.ask(HUB, note("one"))).isEqualTo(Decision.alreadySo());

    played.pass(Duration.ofMillis(1));
    played.recorded(HUB, note("one"));
    played.recorded(HUB, conclude("one", "NOT_FOUND"));
    assertThat(results())
        .as("the outcome is the latest one's")
        .containsExactly(Optional.empty(), Optional.empty(), Optional.of("NOT_FOUND"));
  }

  @Test
  void whatWasDoneStaysDone() {
    played.recorded(HUB, note("one"));
    played.recorded(HUB, conclude("one", "OUTCOME_UNKNOWN"));
    played.recorded(HUB, conclude("one", "DONE"));
    assertThat(played.ask(HUB, conclude("one", "NOT_FOUND"))).isEqualTo(Decision.alreadySo());
    assertThat(results()).containsExactly(Optional.of("DONE"));
    assertThat(played.ask(HUB, conclude("unknown", "DONE")))
        .isEqualTo(Decision.refuse(Refusal.NOT_FOUND));
  }

  @Test
  void aFullSheetKnowsItsOwnEntriesAndTakesNoOther() {
    for (int i = 0; i < Audit.ENTRIES_MAX; i++) {
      assertThat(sheet().full()).isFalse();
      played.recorded(HUB, note("entry-" + i));
    }
    assertThat(sheet().full()).isTrue();
    assertThat(played.ask(HUB, note("one more"))).isEqualTo(Decision.refuse(Refusal.AT_CAPACITY));
    assertThat(played.ask(HUB, note("entry-0"))).isEqualTo(Decision.alreadySo());
    played.recorded(HUB, conclude("entry-0", "DONE"));
    assertThat(sheet().entries()).hasSize(Audit.ENTRIES_MAX);
  }

  private AuditView.Sheet sheet() {
    var audience = new Audience(HUB, AuditView.SHEET, "");
    return (AuditView.Sheet)
        rules.view(played.state(), audience, played.now()).orElseThrow().get(AuditView.SHEET);
  }

  @Test
  void onlyTheHubWritesAndReads() {
    assertThat(played.ask(GAO, note("one"))).isEqualTo(Decision.refuse(Refusal.FORBIDDEN));
    assertThat(played.ask(GAO, conclude("one", "DONE")))
        .isEqualTo(Decision.refuse(Refusal.FORBIDDEN));
    assertThat(rules.view(played.state(), new Audience(GAO, AuditView.SHEET, ""), played.now()))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "shen was rude, ACCOUNT, lawyer-shen",
    "LOCK_ACCOUNT, 账号, lawyer-shen",
    "LOCK_ACCOUNT, ACCOUNT, Ms Shen",
    "LOCK_ACCOUNT, ACCOUNT, 沈律师",
    "'', ACCOUNT, lawyer-shen"
  })
  void nobodysWordsComeIn(String act, String kind, String target) {
    var deed = new Deed(act, kind, target);
    assertThat(played.ask(HUB, new Audit.Note(new CommandId("one"), GAO, deed)))
        .isEqualTo(Decision.refuse(Refusal.INVALID));
  }

  @Test
  void aResultIsACodeToo() {
    played.recorded(HUB, note("one"));
    assertThat(played.ask(HUB, conclude("one", "no such person as Wang")))
        .isEqualTo(Decision.refuse(Refusal.INVALID));
  }
}
