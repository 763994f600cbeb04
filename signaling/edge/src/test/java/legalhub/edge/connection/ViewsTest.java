package legalhub.edge.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.entity.ViewUpdate;
import legalhub.actors.entity.ViewVersion;
import legalhub.edge.connection.ConnectionBench.Client;
import legalhub.wire.v1.BoardTopic;
import legalhub.wire.v1.ClientFrame;
import legalhub.wire.v1.ServerFrame;
import legalhub.wire.v1.Subscribe;
import legalhub.wire.v1.Topic;
import legalhub.wire.v1.Unsubscribe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** S4, S11: what a client holds equals what the entity shows: exactly, or by a snapshot. */
class ViewsTest {
  private final ConnectionBench bench = new ConnectionBench("");

  @AfterEach
  void close() {
    bench.close();
  }

  private static ViewVersion at(long version) {
    return new ViewVersion("e1", version);
  }

  private Message.Watch watch() {
    return bench.last(Message.Watch.class);
  }

  private void whole(long version, Map<String, ViewPart> parts) {
    watch().to().tell(new ViewUpdate.Whole(watch().watch(), at(version), parts));
  }

  private void changed(long from, long version, Map<String, ViewPart> parts, List<String> removed) {
    watch().to().tell(new ViewUpdate.Changed(watch().watch(), at(version), from, parts, removed));
  }

  private static Map<String, ViewPart> visit(String reason) {
    return Map.of("visit", Frames.visit(reason));
  }

  private static List<ServerFrame> views(Client client) {
    return client.sink.frames(frame -> frame.hasSnapshot() || frame.hasDelta());
  }

  @Test
  void nothingHeldGivesASnapshotThenExactDeltas() {
    var client = bench.resident("r-1").subscribe(Frames.visit(1));
    assertThat(watch().held()).isEmpty();
    whole(3, visit("a"));
    changed(3, 4, visit("b"), List.of("gone"));
    var snapshot = views(client).get(0).getSnapshot();
    assertThat(snapshot.getEpoch()).isEqualTo("e1");
    assertThat(snapshot.getVersion()).isEqualTo(3);
    var delta = views(client).get(1).getDelta();
    assertThat(delta.getFromVersion()).isEqualTo(3);
    assertThat(delta.getVersion()).isEqualTo(4);
    assertThat(delta.getChanged(0).getVisit().getReason()).isEqualTo("b");
    assertThat(delta.getRemovedList()).containsExactly("gone");
  }

  @Test
  void aClientThatResumesGetsWhatItMissed() {
    var client = bench.resident("r-1").subscribe(Frames.visit(1).setEpoch("e1").setVersion(7));
    assertThat(watch().held()).contains(at(7));
    changed(7, 9, visit("b"), List.of());
    assertThat(views(client)).hasSize(1);
    assertThat(views(client).get(0).getDelta().getFromVersion()).isEqualTo(7);
    assertThat(views(client).get(0).getDelta().getVersion()).isEqualTo(9);
  }

  @Test
  void aClientThatMissedNothingIsToldSoByAnEmptyDelta() {
    var client = bench.resident("r-1").subscribe(Frames.visit(1).setEpoch("e1").setVersion(7));
    changed(7, 7, Map.of(), List.of());
    assertThat(views(client)).hasSize(1);
    assertThat(views(client).get(0).getDelta().getChangedCount()).isZero();
    bench.pass(Duration.ofSeconds(5));
    changed(7, 7, Map.of(), List.of());
    assertThat(views(client)).hasSize(1);
  }

  @Test
  void anotherEpochGivesASnapshot() {
    var client = bench.resident("r-1").subscribe(Frames.visit(1).setEpoch("e0").setVersion(700));
    whole(2, visit("a"));
    assertThat(views(client).get(0).hasSnapshot()).isTrue();
  }

  /** S11: an old offset paired with a new epoch. */
  @Test
  void aDeltaOfAnotherEpochIsNeverPassedOn() {
    var client = bench.resident("r-1").subscribe(Frames.visit(1).setEpoch("e0").setVersion(3));
    changed(3, 4, visit("b"), List.of());
    assertThat(views(client)).isEmpty();
    assertThat(watch().held()).isEmpty();
    whole(4, visit("b"));
    assertThat(views(client).get(0).hasSnapshot()).isTrue();
  }

  @Test
  void aGapIsClosedByASnapshotAndAskedForOnce() {
    var client = bench.resident("r-1").subscribe(Frames.visit(1));
    whole(3, visit("a"));
    changed(5, 6, visit("c"), List.of());
    changed(6, 7, visit("d"), List.of());
    assertThat(views(client)).hasSize(1);
    assertThat(bench.entities.told(Message.Watch.class)).hasSize(2);
    assertThat(watch().held()).isEmpty();
    whole(7, visit("d"));
    assertThat(views(client).get(1).getSnapshot().getVersion()).isEqualTo(7);
  }

  @Test
  void whatComesTwiceIsShownOnceAndAnOverlapStaysExact() {
    var client = bench.resident("r-1").subscribe(Frames.visit(1));
    whole(3, visit("a"));
    changed(3, 4, visit("b"), List.of());
    changed(3, 4, visit("b"), List.of());
    assertThat(views(client)).hasSize(2);
    changed(3, 5, visit("c"), List.of());
    var delta = views(client).get(2).getDelta();
    assertThat(delta.getFromVersion()).isEqualTo(4);
    assertThat(delta.getVersion()).isEqualTo(5);
  }

  @Test
  void aWatchIsRepeatedWithWhatIsHeld() {
    bench.resident("r-1").subscribe(Frames.visit(1));
    whole(3, visit("a"));
    bench.pass(Duration.ofSeconds(5));
    assertThat(watch().held()).contains(at(3));
    assertThat(bench.entities.told(Message.Watch.class)).hasSize(2);
  }

  @Test
  void anEndedSubscriptionSaysWhyAndIsWatchedNoMore() {
    var client = bench.resident("r-1").subscribe(Frames.visit(1));
    watch().to().tell(new ViewUpdate.Closed(watch().watch(), Refusal.FORBIDDEN));
    var ended = client.sink.last(ServerFrame::hasSubscriptionEnded).getSubscriptionEnded();
    assertThat(ended.getCode()).isEqualTo("FORBIDDEN");
    assertThat(ended.getRetryable()).isFalse();
    bench.pass(Duration.ofSeconds(10));
    assertThat(bench.entities.told(Message.Watch.class)).hasSize(1);
  }

  @Test
  void anUnsubscribedViewIsUnwatchedAndItsLateUpdatesAreDropped() {
    var client = bench.resident("r-1").subscribe(Frames.visit(1));
    var first = watch();
    client.send(
        ClientFrame.newBuilder().setUnsubscribe(Unsubscribe.newBuilder().setSubscription(1)));
    assertThat(bench.last(Message.Unwatch.class).watch()).isEqualTo(first.watch());
    client.subscribe(Frames.visit(1));
    first.to().tell(new ViewUpdate.Whole(first.watch(), at(9), visit("old")));
    assertThat(views(client)).isEmpty();
  }

  @Test
  void thirtyTwoViewsMayBeOpenAndTheNextIsRefused() {
    var client = bench.resident("r-1");
    for (int i = 1; i <= 32; i++) {
      client.subscribe(Frames.visit(i));
    }
    assertThat(client.sink.frames(ServerFrame::hasSubscriptionEnded)).isEmpty();
    client.subscribe(Frames.visit(33));
    var ended = client.sink.last(ServerFrame::hasSubscriptionEnded).getSubscriptionEnded();
    assertThat(ended.getSubscription()).isEqualTo(33);
    assertThat(ended.getCode()).isEqualTo("BUSY");
    assertThat(ended.getRetryable()).isTrue();
  }

  @Test
  void aTopicThatCantBeIsRefused() {
    assertThat(refusalOf(Subscribe.newBuilder().setSubscription(1))).isEqualTo("INVALID");
    assertThat(refusalOf(Frames.visit(0))).isEqualTo("INVALID");
    assertThat(refusalOf(Frames.visit(1).setEpoch("e".repeat(64)))).isEqualTo("INVALID");
    assertThat(refusalOf(Frames.consultation(1, "a|b"))).isEqualTo("INVALID");
    assertThat(refusalOf(board("nowhere"))).isEqualTo("FORBIDDEN");
    var officer = bench.greeted(Caller.Role.OFFICER, "o-1").subscribe(board("nowhere"));
    assertThat(
            officer.sink.last(ServerFrame::hasSubscriptionEnded).getSubscriptionEnded().getCode())
        .isEqualTo("NOT_FOUND");
  }

  private static Subscribe.Builder board(String pool) {
    return Subscribe.newBuilder()
        .setSubscription(1)
        .setTopic(Topic.newBuilder().setBoard(BoardTopic.newBuilder().setPool(pool)));
  }

  private String refusalOf(Subscribe.Builder subscribe) {
    var client = bench.greeted(Caller.Role.RESIDENT, "r-1").subscribe(subscribe);
    var code = client.sink.last(ServerFrame::hasSubscriptionEnded).getSubscriptionEnded().getCode();
    client.socketClosed();
    return code;
  }

  @Test
  void openedValuesKeepTheirOrderAndMergeMeanwhile() {
    var client = bench.resident("r-1").subscribe(Frames.consultation(1, "k-1"));
    bench.sealer.hold();
    whole(1, Map.of("chat/1", Frames.chat(1, "r-1", "one")));
    changed(1, 2, Map.of("chat/2", Frames.chat(2, "r-1", "two")), List.of());
    changed(2, 3, Map.of("chat/3", Frames.chat(3, "r-1", "three")), List.of());
    assertThat(views(client)).isEmpty();
    bench.sealer.release();
    assertThat(views(client)).hasSize(2);
    assertThat(views(client).get(0).getSnapshot().getParts(0).getChat().getText()).isEqualTo("one");
    var delta = views(client).get(1).getDelta();
    assertThat(delta.getFromVersion()).isEqualTo(1);
    assertThat(delta.getVersion()).isEqualTo(3);
    assertThat(delta.getChangedCount()).isEqualTo(2);
  }

  @Test
  void whatCantBeOpenedNowIsTriedAgainWhole() {
    var client = bench.resident("r-1").subscribe(Frames.consultation(1, "k-1"));
    bench.sealer.fail(true);
    whole(1, Map.of("chat/1", Frames.chat(1, "r-1", "one")));
    changed(1, 2, Map.of("chat/2", Frames.chat(2, "r-1", "two")), List.of());
    assertThat(views(client)).isEmpty();
    bench.sealer.fail(false);
    bench.pass(Duration.ofSeconds(5));
    assertThat(views(client)).hasSize(1);
    assertThat(views(client).get(0).getSnapshot().getVersion()).isEqualTo(2);
    assertThat(views(client).get(0).getSnapshot().getPartsCount()).isEqualTo(2);
  }

  @Test
  void anErasedPersonsWordsAreEmptyAndTheRestIsShown() {
    var client = bench.resident("r-1").subscribe(Frames.consultation(1, "k-1"));
    bench.sealer.erase("r-1");
    whole(1, Map.of("chat/1", Frames.chat(1, "r-1", "one")));
    assertThat(views(client).get(0).getSnapshot().getParts(0).getChat().getText()).isEmpty();
  }

  /** A slow consumer gets the latest state, not the backlog. */
  @Test
  void aSlowConsumersChangesMergeUntilTheSocketTakesMore() {
    var client = bench.resident("r-1").subscribe(Frames.visit(1));
    whole(1, visit("a"));
    client.sink.writable = false;
    for (int i = 2; i <= 1_000; i++) {
      changed(i - 1, i, Map.of("visit", Frames.visit("v" + i)), List.of());
    }
    assertThat(views(client)).hasSize(1);
    client.sink.writable = true;
    client.actor.tell(new Connection.Writable());
    assertThat(views(client)).hasSize(2);
    var delta = views(client).get(1).getDelta();
    assertThat(delta.getFromVersion()).isEqualTo(1);
    assertThat(delta.getVersion()).isEqualTo(1_000);
    assertThat(delta.getChanged(0).getVisit().getReason()).isEqualTo("v1000");
  }

  @Test
  void aConsumerIsCutPastTheCapAndNotAtIt() {
    var client = bench.resident("r-1");
    client.sink.waiting = 1024 * 1024;
    client.beat();
    bench.pass(Duration.ofSeconds(5));
    assertThat(client.sink.closed()).isNull();
    client.sink.waiting++;
    client.beat();
    bench.pass(Duration.ofSeconds(5));
    assertThat(client.sink.closed()).isEqualTo(CloseCode.SLOW_CONSUMER);
  }
}
