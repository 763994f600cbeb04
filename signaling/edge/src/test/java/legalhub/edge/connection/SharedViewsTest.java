package legalhub.edge.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.entity.ViewUpdate;
import legalhub.actors.entity.ViewVersion;
import legalhub.actors.queue.QueueView;
import legalhub.edge.Fixtures;
import legalhub.edge.connection.ConnectionBench.Client;
import legalhub.wire.v1.BoardTopic;
import legalhub.wire.v1.ClientFrame;
import legalhub.wire.v1.ServerFrame;
import legalhub.wire.v1.Subscribe;
import legalhub.wire.v1.Topic;
import legalhub.wire.v1.Unsubscribe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** S14: a push crosses the cluster once per node and is encoded once, whoever listens there. */
class SharedViewsTest {
  private final ConnectionBench bench = new ConnectionBench("");

  @AfterEach
  void close() {
    bench.close();
  }

  private List<Client> officers(int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> bench.greeted(Caller.Role.OFFICER, "officer-" + n).subscribe(board(n + 1)))
        .toList();
  }

  private static Subscribe.Builder board(int subscription) {
    return Subscribe.newBuilder()
        .setSubscription(subscription)
        .setTopic(
            Topic.newBuilder().setBoard(BoardTopic.newBuilder().setPool(Fixtures.POOL.value())));
  }

  private static Map<String, ViewPart> waiting(int people) {
    return Map.of(
        "board", new QueueView.Board(people, 0, 0, 0, 0, true, Optional.of(Instant.EPOCH)));
  }

  private Message.Watch watch() {
    return bench.last(Message.Watch.class);
  }

  private int watches() {
    return bench.entities.told(Message.Watch.class).size();
  }

  private void whole(long version, int people) {
    watch().to().tell(new ViewUpdate.Whole(watch().watch(), at(version), waiting(people)));
  }

  private void changed(long from, long version, int people) {
    watch()
        .to()
        .tell(
            new ViewUpdate.Changed(watch().watch(), at(version), from, waiting(people), List.of()));
  }

  private static ViewVersion at(long version) {
    return new ViewVersion("e1", version);
  }

  private static List<ServerFrame> views(Client client) {
    return client.sink.frames(frame -> frame.hasSnapshot() || frame.hasDelta());
  }

  @Test
  void fiftyListenersAreOneWatchAndEachGetsItsOwnNumber() {
    var officers = officers(50);
    assertThat(watches()).isEqualTo(1);
    assertThat(watch().audience().viewer().id()).isEmpty();
    whole(3, 1);
    changed(3, 4, 2);
    for (int n = 0; n < officers.size(); n++) {
      var frames = views(officers.get(n));
      assertThat(frames).hasSize(2);
      var snapshot = frames.get(0).getSnapshot();
      assertThat(snapshot.getSubscription()).isEqualTo(n + 1);
      assertThat(snapshot.getVersion()).isEqualTo(3);
      assertThat(snapshot.getParts(0).getBoard().getWaiting()).isEqualTo(1);
      var delta = frames.get(1).getDelta();
      assertThat(delta.getSubscription()).isEqualTo(n + 1);
      assertThat(delta.getFromVersion()).isEqualTo(3);
      assertThat(delta.getVersion()).isEqualTo(4);
      assertThat(delta.getChanged(0).getBoard().getWaiting()).isEqualTo(2);
    }
  }

  @Test
  void aChangeIsPutIntoBytesOnceHoweverManyListen() {
    int readForOne = timesReadBy(1);
    assertThat(timesReadBy(50)).isEqualTo(readForOne);
  }

  /** How often a change's parts are gone through until everybody has them. */
  private static int timesReadBy(int listeners) {
    var counting = new CountingMap(waiting(2));
    try (var bench = new ConnectionBench("")) {
      var officers =
          IntStream.range(0, listeners)
              .mapToObj(n -> bench.greeted(Caller.Role.OFFICER, "o-" + n).subscribe(board(1)))
              .toList();
      var watch = bench.last(Message.Watch.class);
      watch.to().tell(new ViewUpdate.Whole(watch.watch(), at(3), waiting(1)));
      watch.to().tell(new ViewUpdate.Changed(watch.watch(), at(4), 3, counting, List.of()));
      assertThat(officers).allSatisfy(client -> assertThat(views(client)).hasSize(2));
    }
    return counting.read;
  }

  private static final class CountingMap extends LinkedHashMap<String, ViewPart> {
    private static final long serialVersionUID = 1;
    private int read;

    CountingMap(Map<String, ViewPart> parts) {
      super(parts);
    }

    @Override
    public Set<Map.Entry<String, ViewPart>> entrySet() {
      read++;
      return super.entrySet();
    }
  }

  @Test
  void whoComesLaterGetsTheWholeAndWhoHoldsItIsToldSo() {
    officers(1);
    whole(3, 1);
    changed(3, 4, 2);
    var later = bench.greeted(Caller.Role.OFFICER, "later").subscribe(board(7));
    assertThat(watches()).isEqualTo(1);
    assertThat(views(later).get(0).getSnapshot().getVersion()).isEqualTo(4);
    assertThat(views(later).get(0).getSnapshot().getParts(0).getBoard().getWaiting()).isEqualTo(2);

    var back =
        bench.greeted(Caller.Role.OFFICER, "back").subscribe(board(8).setEpoch("e1").setVersion(4));
    assertThat(views(back).get(0).getDelta().getFromVersion()).isEqualTo(4);
    assertThat(views(back).get(0).getDelta().getChangedCount()).isZero();

    var old =
        bench.greeted(Caller.Role.OFFICER, "old").subscribe(board(9).setEpoch("e1").setVersion(3));
    assertThat(views(old).get(0).getSnapshot().getVersion()).isEqualTo(4);
  }

  @Test
  void aGapIsClosedByTheWholeOnceForAll() {
    var officers = officers(3);
    whole(3, 1);
    changed(5, 6, 2);
    assertThat(watches()).isEqualTo(2);
    assertThat(watch().held()).isEmpty();
    whole(6, 2);
    assertThat(officers)
        .allSatisfy(
            client -> assertThat(views(client).get(1).getSnapshot().getVersion()).isEqualTo(6));
  }

  @Test
  void anEntityThatMovedIsWatchedAgainAndRepetitionsTellNobodyAnything() {
    var officers = officers(2);
    whole(3, 1);
    bench.pass(Duration.ofSeconds(6));
    assertThat(watches()).isEqualTo(2);
    assertThat(watch().held()).contains(at(3));
    changed(3, 3, 1);
    officers.forEach(client -> client.beat());
    assertThat(officers).allSatisfy(client -> assertThat(views(client)).hasSize(1));
  }

  @Test
  void whenTheLastHasGoneTheEntityIsToldSo() {
    var officers = officers(2);
    whole(3, 1);
    officers
        .get(0)
        .send(ClientFrame.newBuilder().setUnsubscribe(Unsubscribe.newBuilder().setSubscription(1)));
    assertThat(bench.entities.told(Message.Unwatch.class)).isEmpty();
    officers.get(1).socketClosed();
    assertThat(bench.entities.told(Message.Unwatch.class)).hasSize(1);
  }

  @Test
  void aViewThatCannotBeSeenEndsForAll() {
    var officers = officers(2);
    watch().to().tell(new ViewUpdate.Closed(watch().watch(), Refusal.FORBIDDEN));
    assertThat(officers)
        .allSatisfy(
            client ->
                assertThat(
                        client
                            .sink
                            .last(ServerFrame::hasSubscriptionEnded)
                            .getSubscriptionEnded()
                            .getCode())
                    .isEqualTo("FORBIDDEN"));
  }

  @Test
  void aSlowListenerGetsOneMergedChangeAndOthersEach() {
    var officers = officers(2);
    whole(3, 1);
    officers.get(0).sink.writable = false;
    changed(3, 4, 2);
    changed(4, 5, 3);
    officers.get(0).sink.writable = true;
    officers.get(0).actor.tell(new Connection.Writable());
    var merged = views(officers.get(0)).get(1).getDelta();
    assertThat(views(officers.get(0))).hasSize(2);
    assertThat(merged.getFromVersion()).isEqualTo(3);
    assertThat(merged.getVersion()).isEqualTo(5);
    assertThat(merged.getChanged(0).getBoard().getWaiting()).isEqualTo(3);
    assertThat(views(officers.get(1))).hasSize(3);
  }
}
