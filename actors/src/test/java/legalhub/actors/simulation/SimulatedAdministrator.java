package legalhub.actors.simulation;

import legalhub.actors.entity.Caller;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.Queue;
import legalhub.actors.queue.QueueState;
import legalhub.actors.queue.Ticket;
import legalhub.actors.town.Pool;

/** The exit for callbacks and messages that every lawyer of the pool has a conflict with. */
record SimulatedAdministrator(World world, PoolId id, Pool pool) {

  void endWhatNoLawyerMayTake() {
    var queue = new EntityAddress(EntityKind.QUEUE, id.value());
    for (var ticket : ((QueueState) world.entity(queue).state()).tickets().values()) {
      if (isImpossible(ticket)) {
        var me = new Caller(Caller.Role.ADMINISTRATOR, "administrator");
        world.ask(queue, me, new Queue.EndTicket(ticket.id()), reply -> {});
      }
    }
  }

  private boolean isImpossible(Ticket ticket) {
    return pool.lawyers().values().stream()
        .allMatch(lawyer -> new Conflicts(pool).bar(lawyer, ticket, world.now()));
  }
}
