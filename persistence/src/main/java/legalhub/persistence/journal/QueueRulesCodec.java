package legalhub.persistence.journal;

import static legalhub.persistence.journal.CommonCodec.fromJournal;
import static legalhub.persistence.journal.CommonCodec.toJournal;

import java.util.Optional;
import legalhub.actors.queue.Queue;
import legalhub.actors.queue.QueueState;
import legalhub.actors.town.QueueSettings;
import legalhub.persistence.journal.v1.QueueRulesSet;
import legalhub.persistence.journal.v1.QueueSnapshot;
import legalhub.persistence.journal.v1.StoredQueueSettings;

/** A queue's rules, as an event and in its snapshot. */
final class QueueRulesCodec {
  private QueueRulesCodec() {}

  static void register(EventTable table) {
    table.on(
        "queue.rules-set.v1",
        Queue.RulesSet.class,
        e -> rules(e.own(), e.by()),
        QueueRulesSet.parser(),
        m -> new Queue.RulesSet(own(m), m.getBy()));
  }

  static void write(QueueState.Ruling ruling, QueueSnapshot.Builder snapshot) {
    snapshot.setRuling(rules(ruling.own(), ruling.by())).setRuledAt(toJournal(ruling.since()));
  }

  static Optional<QueueState.Ruling> read(QueueSnapshot m) {
    return m.hasRuling()
        ? Optional.of(
            new QueueState.Ruling(
                own(m.getRuling()), m.getRuling().getBy(), fromJournal(m.getRuledAt())))
        : Optional.empty();
  }

  private static QueueRulesSet rules(Optional<QueueSettings> own, String by) {
    var m = QueueRulesSet.newBuilder().setBy(by);
    own.ifPresent(settings -> m.setOwn(settings(settings)));
    return m.build();
  }

  private static Optional<QueueSettings> own(QueueRulesSet m) {
    return m.hasOwn() ? Optional.of(settings(m.getOwn())) : Optional.empty();
  }

  private static StoredQueueSettings settings(QueueSettings s) {
    return StoredQueueSettings.newBuilder()
        .setRing(toJournal(s.ring()))
        .setUnansweredMax(s.unansweredMax())
        .setWidenAfter(toJournal(s.widenAfter()))
        .setInsteadAfter(toJournal(s.insteadAfter()))
        .setKeepAbsent(toJournal(s.keepAbsent()))
        .setAgeing(toJournal(s.ageing()))
        .setWaitingMax(toJournal(s.waitingMax()))
        .setAnswerDueAfter(toJournal(s.answerDueAfter()))
        .setPreferFor(toJournal(s.preferFor()))
        .setReturnsMax(s.returnsMax())
        .setConsultationsMax(s.consultationsMax())
        .setTicketsMax(s.ticketsMax())
        .build();
  }

  private static QueueSettings settings(StoredQueueSettings m) {
    return new QueueSettings(
        fromJournal(m.getRing()),
        m.getUnansweredMax(),
        fromJournal(m.getWidenAfter()),
        fromJournal(m.getInsteadAfter()),
        fromJournal(m.getKeepAbsent()),
        fromJournal(m.getAgeing()),
        fromJournal(m.getWaitingMax()),
        fromJournal(m.getAnswerDueAfter()),
        fromJournal(m.getPreferFor()),
        m.getReturnsMax(),
        m.getConsultationsMax(),
        m.getTicketsMax());
  }
}
