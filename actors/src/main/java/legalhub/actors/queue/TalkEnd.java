package legalhub.actors.queue;

import java.time.Duration;
import java.util.Optional;
import legalhub.actors.entity.Decision;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.Queue.Event;
import legalhub.actors.queue.Queue.Requeue;
import legalhub.actors.town.QueueSettings;

/** What becomes of a ticket when its talk is over, or never began. */
final class TalkEnd {
  private static final String MISSED_CALL = "OFFERS_UNANSWERED";

  private TalkEnd() {}

  static Decision<Event> decide(Ticket ticket, Queue.TalkEnded c, QueueSettings settings) {
    var consultation = c.consultation();
    LawyerId lawyer = lawyerOf(ticket);
    if (c.ending() instanceof Queue.ResidentMissing) {
      return ticket.steps().returns() < settings.returnsMax()
          ? Decision.record(new Queue.Requeued(consultation, back(Optional.empty(), true)))
          : Decision.record(
              new Queue.Ended(consultation, c.talk()),
              new Queue.Released(consultation, Duration.ZERO),
              new Queue.Closed(ticket.id(), CloseReason.NOT_JOINED));
    }
    if (c.ending() instanceof Queue.LawyerMissing) {
      return Decision.record(
          new Queue.Requeued(consultation, back(Optional.empty(), false)),
          new Queue.TurnedAway(lawyer, MISSED_CALL));
    }
    if (c.ending() instanceof Queue.Conflicted) {
      return Decision.record(new Queue.Requeued(consultation, back(Optional.of(lawyer), false)));
    }
    if (c.ending() instanceof Queue.HandedOn handed) {
      var requeue = new Requeue(handed.lawyer(), handed.desk(), Optional.of(lawyer), false);
      return Decision.record(
          new Queue.Ended(consultation, c.talk()), new Queue.Requeued(consultation, requeue));
    }
    if (ticket.kind() == Kind.ASSIST) {
      // Nothing is written up, and how long it took says nothing of a consultation's length.
      return Decision.record(new Queue.Closed(ticket.id(), CloseReason.SERVED));
    }
    return Decision.record(
        new Queue.Ended(consultation, c.talk()), new Queue.Closed(ticket.id(), CloseReason.SERVED));
  }

  static LawyerId lawyerOf(Ticket ticket) {
    return ticket.stage() instanceof Stage.Committed c
        ? c.lawyer()
        : ((Stage.Talking) ticket.stage()).lawyer();
  }

  private static Requeue back(Optional<LawyerId> exclude, boolean residentMissed) {
    return new Requeue(Optional.empty(), Optional.empty(), exclude, residentMissed);
  }
}
