package legalhub.actors.town;

import java.util.Map;
import java.util.Optional;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.PoolId;

/** All pools of one hub. */
public record Town(Map<PoolId, Pool> pools) {

  public Optional<Pool> pool(PoolId id) {
    return Optional.ofNullable(pools.get(id));
  }

  /** The one pool that a lawyer belongs to. */
  public Optional<Pool> poolOf(LawyerId lawyer) {
    return pools.values().stream().filter(pool -> pool.lawyers().containsKey(lawyer)).findFirst();
  }

  /** The pool that serves a desk. */
  public Optional<Pool> poolOf(DeskId desk) {
    return pools.values().stream().filter(pool -> pool.has(desk)).findFirst();
  }
}
