package legalhub.simulator.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import legalhub.wire.v1.ClientFrame.FrameCase;
import legalhub.wire.v1.Delta;
import legalhub.wire.v1.DeskTopic;
import legalhub.wire.v1.DutyPart;
import legalhub.wire.v1.Part;
import legalhub.wire.v1.ServerFrame;
import legalhub.wire.v1.Snapshot;
import legalhub.wire.v1.Subscribe;
import legalhub.wire.v1.SubscriptionEnded;
import legalhub.wire.v1.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ViewsTest {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Topic.Builder DESK =
      Topic.newBuilder().setDesk(DeskTopic.getDefaultInstance());

  private final ClientFixture fixture = new ClientFixture();
  private final FakeHub hub = fixture.hub;
  private final Watch watch = fixture.client().watch(DESK);
  private FakeSeat seat = hub.nextSeat();

  @AfterEach
  void close() {
    fixture.close();
  }

  private Subscribe asked() {
    return seat.next(FrameCase.SUBSCRIBE).getSubscribe();
  }

  private static Part part(String key, String pool) {
    return Part.newBuilder().setKey(key).setDuty(DutyPart.newBuilder().setPool(pool)).build();
  }

  private void snapshot(int to, String epoch, long version, Part... parts) {
    seat.send(
        ServerFrame.newBuilder()
            .setSnapshot(
                Snapshot.newBuilder()
                    .setSubscription(to)
                    .setEpoch(epoch)
                    .setVersion(version)
                    .addAllParts(List.of(parts))));
  }

  private void delta(int to, String epoch, long from, long version, Part changed, String removed) {
    seat.send(
        ServerFrame.newBuilder()
            .setDelta(
                Delta.newBuilder()
                    .setSubscription(to)
                    .setEpoch(epoch)
                    .setFromVersion(from)
                    .setVersion(version)
                    .addChanged(changed)
                    .addRemoved(removed)));
  }

  private View awaitVersion(long version) {
    return ClientFixture.of(
        watch.await("at version " + version, view -> view.version() == version, SOON));
  }

  @Test
  void aSnapshotAndTheDeltasAfterItAddUp() {
    int number = asked().getSubscription();
    snapshot(number, "e", 3, part("a", "1"), part("b", "1"));
    delta(number, "e", 3, 5, part("a", "2"), "b");
    var view = awaitVersion(5);
    assertThat(view.parts().keySet()).containsExactly("a");
    assertThat(view.part("a").orElseThrow().getDuty().getPool()).isEqualTo("2");
    assertThat(fixture.seen).isEmpty();
  }

  @Test
  void aDeltaThatDoesNotFitIsAnErrorAndTheWholeIsAskedFor() {
    int number = asked().getSubscription();
    snapshot(number, "e", 3, part("a", "1"));
    awaitVersion(3);
    delta(number, "e", 4, 5, part("a", "2"), "b");
    var again = asked();
    assertThat(again.getSubscription()).isNotEqualTo(number);
    assertThat(again.getEpoch()).isEmpty();
    assertThat(again.getVersion()).isZero();
    assertThat(fixture.seen).containsExactly("misfit DESK");
  }

  @Test
  void aDeltaOfAnotherEpochDoesNotFit() {
    int number = asked().getSubscription();
    snapshot(number, "e", 3, part("a", "1"));
    delta(number, "f", 3, 4, part("a", "2"), "b");
    asked();
    assertThat(fixture.seen).containsExactly("misfit DESK");
  }

  @Test
  void aReturnTellsWhatIsStillHeld() {
    snapshot(asked().getSubscription(), "e", 3, part("a", "1"));
    awaitVersion(3);
    seat.cut();
    seat = hub.nextSeat();
    var again = asked();
    assertThat(again.getEpoch()).isEqualTo("e");
    assertThat(again.getVersion()).isEqualTo(3);
    delta(again.getSubscription(), "e", 3, 4, part("a", "9"), "b");
    assertThat(awaitVersion(4).part("a").orElseThrow().getDuty().getPool()).isEqualTo("9");
  }

  @Test
  void aLostLineMakesItStale() {
    snapshot(asked().getSubscription(), "e", 3, part("a", "1"));
    awaitVersion(3);
    var states = new java.util.concurrent.LinkedBlockingQueue<View.State>();
    watch.onChange(view -> states.add(view.state()));
    seat.cut();
    hub.nextSeat();
    assertThat(states).startsWith(View.State.LIVE, View.State.STALE);
  }

  @Test
  void whatEndsForNowIsAskedForAgainAndWhatEndsForGoodIsNot() {
    int number = asked().getSubscription();
    seat.send(ended(number, "BUSY", true));
    int again = asked().getSubscription();
    assertThat(again).isNotEqualTo(number);
    seat.send(ended(again, "FORBIDDEN", false));
    var end = new java.util.concurrent.CompletableFuture<View>();
    watch.onChange(
        view -> {
          if (view.state() == View.State.ENDED) {
            end.complete(view);
          }
        });
    assertThat(ClientFixture.of(end).code()).isEqualTo("FORBIDDEN");
  }

  private static ServerFrame.Builder ended(int number, String code, boolean retryable) {
    return ServerFrame.newBuilder()
        .setSubscriptionEnded(
            SubscriptionEnded.newBuilder()
                .setSubscription(number)
                .setCode(code)
                .setRetryable(retryable));
  }

  @Test
  void whatIsNotSeenInTimeIsToldWithWhatWasSeenInstead() {
    snapshot(asked().getSubscription(), "e", 3, part("a", "1"));
    awaitVersion(3);
    var late = watch.await("a wonder", view -> false, Duration.ofMillis(50));
    assertThat(ClientFixture.failureOf(late))
        .isInstanceOf(TimeoutException.class)
        .hasMessageContaining("a wonder")
        .hasMessageContaining("version=3");
  }

  @Test
  void looksAwayWhenClosed() {
    int number = asked().getSubscription();
    watch.close();
    assertThat(seat.next(FrameCase.UNSUBSCRIBE).getUnsubscribe().getSubscription())
        .isEqualTo(number);
  }
}
