package legalhub.simulator.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import legalhub.simulator.client.ClientFixture;
import legalhub.simulator.client.FakeSeat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A small storm against a hub that welcomes everybody. */
class CrowdTest {
  private static final int CLIENTS = 50;
  private static final Duration SOON = Duration.ofSeconds(10);

  private final ClientFixture fixture = new ClientFixture();
  private final Crowd crowd = new Crowd(List.of(fixture.hub.url()), CLIENTS, ClientFixture.QUICK);

  @BeforeEach
  void come() {
    ClientFixture.of(crowd.come());
  }

  @AfterEach
  void close() {
    crowd.close();
    fixture.close();
  }

  private List<FakeSeat> nextSeats() {
    return IntStream.range(0, CLIENTS).mapToObj(i -> fixture.hub.nextSeat()).toList();
  }

  private boolean within(java.util.function.BooleanSupplier what) {
    return ClientFixture.of(crowd.timing().until(what, SOON));
  }

  @Test
  void everybodyComesIsCutWithoutAWordAndIsBack() {
    assertThat(crowd.people()).hasSize(CLIENTS);
    assertThat(crowd.muster().open()).isEqualTo(CLIENTS);
    var seats = nextSeats();
    crowd.cut();
    assertThat(seats).allMatch(seat -> seat.awaitClosed() == -1);
    var again = nextSeats();
    assertThat(within(() -> crowd.muster().back().percentiles().count() == CLIENTS)).isTrue();
    assertThat(again).hasSize(CLIENTS);
    assertThat(crowd.isThereAndQuiet(Duration.ZERO)).isTrue();
    assertThat(crowd.muster().backWithin(SOON)).isEqualTo(CLIENTS);
    assertThat(crowd.muster().backWithin(Duration.ZERO)).isZero();
    assertThat(crowd.muster().lostAgain()).isZero();
  }

  @Test
  void whoIsSentAwayIsCountedByCodeAndComesBackStill() {
    nextSeats();
    fixture.hub.turnAway = 4101;
    crowd.cut();
    assertThat(within(() -> crowd.muster().turnedAway().getOrDefault(4101, 0L) >= CLIENTS))
        .isTrue();
    assertThat(crowd.muster().back().percentiles().count()).isZero();
    assertThat(crowd.isThereAndQuiet(Duration.ZERO)).isFalse();
    fixture.hub.turnAway = 0;
    assertThat(within(() -> crowd.muster().open() == CLIENTS)).isTrue();
  }

  @Test
  void whoIsLostAgainIsNotBack() {
    nextSeats();
    crowd.cut();
    var again = nextSeats();
    assertThat(within(() -> crowd.muster().open() == CLIENTS)).isTrue();
    fixture.hub.turnAway = 4101;
    again.get(0).cut();
    assertThat(within(() -> crowd.muster().lostAgain() == 1)).isTrue();
    assertThat(crowd.muster().back().percentiles().count()).isEqualTo(CLIENTS - 1);
  }

  @Test
  void aThousandShareALocalAddress() {
    var loopback = List.of(URI.create("http://127.0.0.11:1"), URI.create("http://127.0.0.12:1"));
    assertThat(Sources.of(loopback, Sources.CLIENTS_PER_ADDRESS)).hasSize(1);
    assertThat(Sources.of(loopback, Sources.CLIENTS_PER_ADDRESS + 1)).hasSize(2);
    assertThat(Sources.of(loopback, 10_000))
        .hasSize(10)
        .allMatch(address -> address.isLoopbackAddress());
  }

  @Test
  void elsewhereTheSystemChoosesTheAddress() {
    assertThat(Sources.of(List.of(URI.create("http://192.0.2.1:8080")), 10_000)).isEmpty();
    assertThat(Sources.of(List.of(URI.create("https://127.0.0.1:8443")), 10_000)).isEmpty();
  }
}
