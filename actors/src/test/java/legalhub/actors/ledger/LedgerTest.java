package legalhub.actors.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import legalhub.actors.Sample;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.Played;
import legalhub.actors.entity.Refusal;
import legalhub.actors.ledger.Ledger.Command;
import legalhub.actors.ledger.Ledger.Event;
import legalhub.actors.record.Service;
import legalhub.actors.town.Town;
import org.junit.jupiter.api.Test;

/** What an office's ledger takes in, and what it signs. */
class LedgerTest {
  private static final String OFFICE = Sample.POOL.value();

  private final Played<Command, Event, LedgerState> ledger =
      new Played<>(
          LedgerRules.spec(new Town(Map.of(Sample.POOL, Sample.pool())), Sample.SIGNER)
              .rules()
              .apply(OFFICE));

  @Test
  void anEntryIsTakenInOnceHoweverOftenItComes() {
    var first = entry("talk", 1);
    append(first);
    append(entry("talk", 4));
    var head = ledger.state().head();
    assertThat(ask(first)).isEqualTo(Decision.alreadySo());
    assertThat(ask(entry("talk", 4))).isEqualTo(Decision.alreadySo());
    assertThat(ledger.state().entries()).isEqualTo(2);
    assertThat(ledger.state().head()).isEqualTo(head);
  }

  @Test
  void everyHashCoversAllBeforeIt() {
    append(entry("one", 1));
    append(entry("two", 1));
    var other = LedgerState.empty(OFFICE);
    assertThat(other.head()).isNotEqualTo(LedgerState.empty("another").head());
    var changed = new Ledger.Entry(Service.REQUEST, "one", 1, "text of one", "content", "salt2");
    var head = Chain.next(Chain.next(other.head(), changed), entry("two", 1));
    assertThat(head).isNotEqualTo(ledger.state().head());
    assertThat(Chain.next(Chain.next(other.head(), entry("one", 1)), entry("two", 1)))
        .isEqualTo(ledger.state().head());
  }

  /** Anybody can do the arithmetic again: printf 'salt\ncontent\ntext of one' | sha256sum. */
  @Test
  void theArithmeticIsWhatIsWrittenDown() {
    assertThat(Chain.digest(entry("one", 1)))
        .isEqualTo("71e2453362f50cedc165faa55b5444d121904c10a2e87b3667d6af86c1d847e1");
    assertThat(Chain.start("office"))
        .isEqualTo("eeda8529311da68560ed3369c5c15cae2abec0f286f6c1eefd56215dbd646694");
  }

  @Test
  void aDayWithEntriesEndsWithASignedHead() {
    append(entry("one", 1));
    append(entry("one", 2));
    var head = ledger.state().head();
    var end = LocalDate.of(2026, 11, 3).atStartOfDay(Sample.pool().hours().zone()).toInstant();
    assertThat(ledger.ask(Sample.HUB, new Ledger.Close(end.minusSeconds(1))))
        .isEqualTo(Decision.alreadySo());
    var statement = "legalhub.ledger.v1\n%s\n2026-11-02\n2\n%s".formatted(OFFICE, head);
    assertThat(ledger.recorded(Sample.HUB, new Ledger.Close(end)))
        .containsExactly(
            new Ledger.DayClosed(LocalDate.of(2026, 11, 2), 2, head, "key", "signed " + statement));
    assertThat(ledger.ask(Sample.HUB, new Ledger.Close(end))).isEqualTo(Decision.alreadySo());
  }

  @Test
  void theDayEndsUnasked() {
    append(entry("one", 1));
    ledger.pass(Duration.ofHours(20));
    assertThat(ledger.state().unsigned()).isEmpty();
    append(entry("one", 3));
    assertThat(ledger.state().unsigned()).contains(LocalDate.of(2026, 11, 3));
  }

  @Test
  void aDayWithoutEntriesHasNone() {
    ledger.pass(Duration.ofDays(3));
    assertThat(ledger.state()).isEqualTo(LedgerState.empty(OFFICE));
  }

  @Test
  void nobodyButTheHubWrites() {
    for (var role : new Caller.Role[] {Caller.Role.ADMINISTRATOR, Caller.Role.OFFICER}) {
      assertThat(ledger.ask(new Caller(role, "somebody"), new Ledger.Append(entry("one", 1))))
          .isEqualTo(Decision.refuse(Refusal.FORBIDDEN));
    }
  }

  @Test
  void onlyTheLatestRecordsAreRemembered() {
    IntStream.rangeClosed(0, LedgerState.RECENT_MAX)
        .forEach(number -> append(entry("record-" + number, 1)));
    assertThat(ledger.state().recent()).hasSize(LedgerState.RECENT_MAX);
    assertThat(ledger.state().recent()).doesNotContainKey("request/record-0");
    append(entry("record-1", 2));
    append(entry("another", 1));
    assertThat(ledger.state().recent()).containsEntry("request/record-1", 2L);
  }

  private void append(Ledger.Entry entry) {
    assertThat(ledger.recorded(Sample.HUB, new Ledger.Append(entry)))
        .isEqualTo(List.of(new Ledger.Appended(entry)));
  }

  private Decision<Event> ask(Ledger.Entry entry) {
    return ledger.ask(Sample.HUB, new Ledger.Append(entry));
  }

  private static Ledger.Entry entry(String id, long version) {
    return new Ledger.Entry(Service.REQUEST, id, version, "text of " + id, "content", "salt");
  }
}
