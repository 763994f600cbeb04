package legalhub.actors.queue;

import java.util.Optional;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.Refusal;
import legalhub.actors.queue.Queue.Event;
import legalhub.actors.town.QueueLimit;
import legalhub.actors.town.QueueSettings;

/** How the rules themselves change. What rings already rings on as it began. */
final class RulingRules {
  private RulingRules() {}

  static Decision<Event> setRules(QueueState state, Queue.SetRules c, Asking asking) {
    if (asking.by().role() != Caller.Role.ADMINISTRATOR) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    if (c.own().filter(rules -> !QueueLimit.brokenBy(rules).isEmpty()).isPresent()) {
      return Decision.refuse(Refusal.INVALID);
    }
    Optional<QueueSettings> own = state.ruling().flatMap(QueueState.Ruling::own);
    return own.equals(c.own())
        ? Decision.alreadySo()
        : Decision.record(new Queue.RulesSet(c.own(), asking.by().id()));
  }
}
