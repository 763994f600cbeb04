package legalhub.persistence.journal;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.SnapshotAdapter;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;

/** The smallest entity that uses everything: events that are plain words, tags and snapshots. */
final class Diary extends EventSourcedBehavior<Diary.Write, String, List<String>> {

  static final String TAG = "diary";

  record Write(String word, ActorRef<List<String>> replyTo) {}

  static Behavior<Write> create(String id) {
    return new Diary(PersistenceId.of("diary", id));
  }

  private Diary(PersistenceId id) {
    super(id);
  }

  @Override
  public List<String> emptyState() {
    return List.of();
  }

  @Override
  public CommandHandler<Write, String, List<String>> commandHandler() {
    return (written, command) ->
        Effect().persist(command.word()).thenReply(command.replyTo(), all -> all);
  }

  @Override
  public EventHandler<List<String>, String> eventHandler() {
    return (written, word) -> Stream.concat(written.stream(), Stream.of(word)).toList();
  }

  @Override
  public Set<String> tagsFor(String word) {
    return Set.of(TAG);
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return RetentionCriteria.snapshotEvery(2, 1);
  }

  @Override
  public SnapshotAdapter<List<String>> snapshotAdapter() {
    return new SnapshotAdapter<>() {
      @Override
      public Object toJournal(List<String> written) {
        return String.join(" ", written);
      }

      @Override
      public List<String> fromJournal(Object stored) {
        return List.of(stored.toString().split(" "));
      }
    };
  }
}
