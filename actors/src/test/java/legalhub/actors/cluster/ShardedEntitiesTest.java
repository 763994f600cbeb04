package legalhub.actors.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Reply;
import legalhub.actors.entity.SeatNotice;
import legalhub.actors.entity.ViewUpdate;
import legalhub.actors.lawyer.LawyerView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three nodes in one JVM with the real settings, cluster.conf, and every message serialized. */
class ShardedEntitiesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<String> entities = IntStream.range(0, 40).mapToObj(Integer::toString).toList();

  private ClusterNode first;
  private ClusterNode second;
  private ClusterNode third;

  @BeforeEach
  void start() {
    SharedJournal.clear();
    first = new ClusterNode(Optional.empty());
    second = new ClusterNode(Optional.of(first));
    third = new ClusterNode(Optional.of(first));
    until(() -> nodes().allMatch(node -> node.members() == 3 && node.fence().holds()));
    askAll(first, "1");
    // Without this a node could have been given no shard, and nothing would cross.
    until(() -> nodes().allMatch(node -> node.started.size() >= 8));
  }

  @AfterEach
  void stop() {
    nodes().forEach(ClusterNode::kill);
    assertThat(SharedJournal.WRITTEN_TWICE).isEmpty();
  }

  @Test
  void anAnswerComesBackFromWhereverTheEntityLives() {
    askAll(second, "2");
    askAll(third, "3");
  }

  @Test
  void aWatcherOnAnotherNodeSeesEveryChange() {
    for (var entity : entities) {
      var watcher = third.probe(ViewUpdate.class);
      third.watch(entity, watcher.ref());
      var whole = watcher.expectMessageClass(ViewUpdate.Whole.class, PATIENCE);
      assertThat(count(whole.parts().get("duty"))).isEqualTo(1);
      ask(second, entity, "2");
      var changed = watcher.expectMessageClass(ViewUpdate.Changed.class, PATIENCE);
      assertThat(changed.from()).isEqualTo(whole.version().version());
      assertThat(count(changed.parts().get("duty"))).isEqualTo(2);
    }
  }

  @Test
  void theEntitiesOfAKilledNodeStartElsewhereUnasked() {
    var lost = Set.copyOf(third.started);
    first.started.clear();
    second.started.clear();
    third.kill();
    until(() -> restarted().containsAll(lost));
    assertThat(first.fence().holds()).isTrue();
    askAll(second, "2");
  }

  @Test
  void aNodeThatIsCutOffStopsWritingBeforeOthersTakeOver() {
    var cut = third.started.iterator().next();
    first.started.clear();
    second.started.clear();
    third.cutOff(first);
    third.cutOff(second);
    first.cutOff(third);
    second.cutOff(third);
    until(() -> !third.fence().holds());
    assertThat(restarted()).doesNotContain(cut);
    assertThat(first.fence().holds()).isTrue();
    var probe = third.probe(Reply.class);
    third.ask(cut, "cut", probe.ref());
    assertThat(probe.expectMessageClass(Reply.Refused.class, PATIENCE).why())
        .isEqualTo(Refusal.NODE_ISOLATED);
    until(() -> restarted().contains(cut));
    ask(first, cut, "2");
  }

  @Test
  void aNodeThatIsAboutToLeaveIsEmptyBeforeItDoes() {
    third.isAboutToLeave();
    until(() -> third.inMemory().isEmpty());
    askAll(third, "2");
    assertThat(third.inMemory()).isEmpty();
    assertThat(third.members()).isEqualTo(3);
  }

  /**
   * S14, Q8: whoever repeats a command under its id through a hand-over gets an answer, and the
   * entity records it once.
   */
  @Test
  void aNodeLeavesWhileEverybodyIsAskedAndEachCommandIsRecordedOnce() {
    var moving = Set.copyOf(third.started);
    third.leave();
    var probe = second.probe(Reply.class);
    until(
        () -> {
          // As the edge does: again and again under one id.
          entities.forEach(entity -> second.ask(entity, "moved", probe.ref()));
          return restarted().containsAll(moving) && third.hasEnded();
        });
    for (var entity : entities) {
      ask(second, entity, "moved");
      assertThat(countOf(first, entity)).isEqualTo(2);
    }
  }

  /** S2, S7: a person has one seat in the whole cluster, whichever nodes they come by. */
  @Test
  void theNewerConnectionTakesTheSeatFromTheOlderOnAnotherNode() {
    for (var entity : entities) {
      var older = second.probe(SeatNotice.class);
      var newer = third.probe(SeatNotice.class);
      second.attend(entity, "session", true, older.ref());
      // The entity deals with one message after the other: this answer says that it heard the last.
      ask(second, entity, "2");
      third.attend(entity, "session", true, newer.ref());
      older.expectMessage(PATIENCE, new SeatNotice.Displaced("seat"));
      // The older one's last sign of life comes late, and takes nothing back.
      second.attend(entity, "session", false, older.ref());
      older.expectMessage(PATIENCE, new SeatNotice.Displaced("seat"));
      ask(third, entity, "3");
      newer.expectNoMessage(Duration.ZERO);
    }
  }

  private Stream<ClusterNode> nodes() {
    return Stream.of(first, second, third);
  }

  private Set<String> restarted() {
    var all = new HashSet<>(first.started);
    all.addAll(second.started);
    return all;
  }

  private void askAll(ClusterNode from, String command) {
    var probe = from.probe(Reply.class);
    entities.forEach(entity -> from.ask(entity, command, probe.ref()));
    var replies = probe.receiveSeveralMessages(entities.size(), PATIENCE);
    assertThat(replies.stream().map(Reply::getClass).collect(Collectors.toSet()))
        .isEqualTo(Set.of(Reply.Done.class));
  }

  private void ask(ClusterNode from, String entity, String command) {
    var probe = from.probe(Reply.class);
    from.ask(entity, command, probe.ref());
    probe.expectMessageClass(Reply.Done.class, PATIENCE);
  }

  private long countOf(ClusterNode from, String entity) {
    var watcher = from.probe(ViewUpdate.class);
    from.watch(entity, watcher.ref());
    return count(watcher.expectMessageClass(ViewUpdate.Whole.class, PATIENCE).parts().get("duty"));
  }

  private long count(Object part) {
    return ((LawyerView.Duty) part).version();
  }

  private void until(BooleanSupplier condition) {
    first
        .probe(Void.class)
        .awaitAssert(
            PATIENCE, Duration.ofMillis(100), () -> assertThat(condition.getAsBoolean()).isTrue());
  }
}
