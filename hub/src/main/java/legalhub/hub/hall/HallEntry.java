package legalhub.hub.hall;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.queue.QueueView;
import legalhub.actors.session.Group;

/**
 * A hall as the interface gives it: no name, nobody's id but the lawyers'. Field names are the
 * interface's.
 */
record HallEntry(
    long atMillis,
    boolean open,
    int available,
    int inCall,
    int wrapUp,
    List<Waiting> waiting,
    List<OnDuty> lawyers) {

  /** One in the queue. */
  record Waiting(
      int place,
      String desk,
      String category,
      String kind,
      String state,
      long sinceMillis,
      boolean inDanger) {
    static Waiting of(QueueView.Waiting part) {
      return new Waiting(
          part.place(),
          part.desk().value(),
          part.category(),
          part.kind().name(),
          part.state().name(),
          part.since().toEpochMilli(),
          part.groups().contains(Group.IN_DANGER));
    }
  }

  /**
   * @param talkingSinceMillis absent: in no talk
   */
  record OnDuty(String lawyerId, String state, long sinceMillis, Long talkingSinceMillis) {
    static OnDuty of(QueueView.OnDuty part) {
      return new OnDuty(
          part.lawyer().value(),
          part.state().name(),
          part.since().toEpochMilli(),
          part.talkingSince().map(Instant::toEpochMilli).orElse(null));
    }
  }

  static HallEntry of(Instant at, Map<String, ViewPart> parts) {
    var board = (QueueView.Board) parts.get("board");
    return new HallEntry(
        at.toEpochMilli(),
        board.open(),
        board.available(),
        board.inCall(),
        board.wrapUp(),
        parts.values().stream()
            .filter(QueueView.Waiting.class::isInstance)
            .map(part -> Waiting.of((QueueView.Waiting) part))
            .sorted(Comparator.comparing(Waiting::place))
            .toList(),
        parts.values().stream()
            .filter(QueueView.OnDuty.class::isInstance)
            .map(part -> OnDuty.of((QueueView.OnDuty) part))
            .sorted(Comparator.comparing(OnDuty::lawyerId))
            .toList());
  }
}
