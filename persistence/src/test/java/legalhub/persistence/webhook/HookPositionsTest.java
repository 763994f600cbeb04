package legalhub.persistence.webhook;

import static legalhub.persistence.testing.Waits.within;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import legalhub.persistence.Store;
import legalhub.persistence.testing.SharedCassandra;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class HookPositionsTest {
  private static final String STREAM = "wuzhen/ledger";

  private static Store store;
  private static HookPositions positions;

  /** Of this test alone. */
  private String hook;

  @BeforeAll
  static void open() {
    store = within(Store.open(SharedCassandra.config()));
    positions =
        new HookPositions(store.session(), store.config().getString("legalhub.store.keyspace"));
  }

  @BeforeEach
  void name(TestInfo test) {
    hook = test.getDisplayName();
  }

  @AfterAll
  static void close() {
    within(store.close());
  }

  @Test
  void itGoesOnFromWhereItWas() {
    assertThat(read()).isEqualTo(HookPosition.START);
    assertThat(move(at(7, 0))).isTrue();
    assertThat(move(at(8, 0))).isTrue();
    assertThat(read()).isEqualTo(at(8, 0));
    assertThat(within(positions.read("another", STREAM))).isEqualTo(HookPosition.START);
  }

  @Test
  void troubleIsKnownAndOver() {
    var trouble = new HookPosition.Trouble(Instant.parse("2026-11-26T04:00:00Z"), "HTTP_503");
    assertThat(move(new HookPosition(7, 0, Optional.of(trouble)))).isTrue();
    assertThat(read().trouble()).contains(trouble);
    assertThat(move(at(8, 0))).isTrue();
    assertThat(read().trouble()).isEmpty();
  }

  @Test
  void aReplayWinsOverWhoIsJustDelivering() {
    assertThat(move(at(9, 0))).isTrue();
    within(positions.replay(hook, STREAM, 4));
    assertThat(move(at(10, 0))).isFalse();
    assertThat(read()).isEqualTo(at(4, 1));
    assertThat(move(at(5, 1))).isTrue();
    within(positions.replay(hook, STREAM, 0));
    assertThat(read()).isEqualTo(at(0, 2));
  }

  @Test
  void aReplayBeforeTheFirstDeliveryIsOneToo() {
    within(positions.replay(hook, STREAM, 3));
    assertThat(read()).isEqualTo(at(3, 1));
    assertThat(move(at(1, 0))).isFalse();
  }

  private static HookPosition at(long delivered, long generation) {
    return new HookPosition(delivered, generation, Optional.empty());
  }

  private HookPosition read() {
    return within(positions.read(hook, STREAM));
  }

  private boolean move(HookPosition position) {
    return within(positions.move(hook, STREAM, position));
  }
}
