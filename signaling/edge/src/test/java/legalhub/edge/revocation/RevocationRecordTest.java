package legalhub.edge.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import legalhub.actors.entity.Caller;
import legalhub.edge.ManualClock;
import legalhub.edge.revocation.Revocation.Scope;
import legalhub.edge.token.Principal;
import org.junit.jupiter.api.Test;

/** What one node remembers of revocations, and for how long. */
class RevocationRecordTest {
  private static final Duration LIFE = Duration.ofMinutes(10);

  private static Principal principal(String person, String family, Instant issued) {
    return new Principal(Caller.Role.RESIDENT, person, family, issued, issued.plus(LIFE));
  }

  @Test
  void aRevocationIsForgottenWhenNoTokenUnderItCanBeAboutAnyMore() {
    var clock = new ManualClock();
    long[] passed = new long[1];
    clock.follow(() -> passed[0]);
    var record = new RevocationRecord(LIFE, clock);
    record.add(new Revocation(Scope.FAMILY, "f", clock.instant()));
    passed[0] = LIFE.plusMinutes(1).toMillis();
    assertThat(record.sweep()).hasSize(1);
    passed[0]++;
    assertThat(record.sweep()).isEmpty();
  }

  @Test
  void theLaterRevocationOfAPersonCounts() {
    var record = new RevocationRecord(LIFE, Clock.systemUTC());
    var early = Instant.ofEpochMilli(1_000);
    assertThat(record.add(new Revocation(Scope.PERSON, "p", early.plusMillis(5)))).isTrue();
    assertThat(record.add(new Revocation(Scope.PERSON, "p", early))).isFalse();
    assertThat(record.find(principal("p", "f", early.plusMillis(5)))).isPresent();
    assertThat(record.find(principal("p", "f", early.plusMillis(6)))).isEmpty();
  }

  @Test
  void ofManyTheLatestAreToldFirst() {
    var clock = new ManualClock();
    var record = new RevocationRecord(LIFE, clock);
    for (int i = 0; i < 5; i++) {
      record.add(new Revocation(Scope.FAMILY, "f" + i, clock.instant().plusSeconds(i)));
    }
    assertThat(record.latest(2)).extracting(Revocation::id).containsExactly("f4", "f3");
    assertThat(record.latest(6)).hasSize(5);
  }
}
