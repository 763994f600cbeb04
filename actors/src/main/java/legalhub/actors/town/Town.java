package legalhub.actors.town;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import legalhub.actors.entity.Caller;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.PoolId;

/**
 * All pools of one hub.
 *
 * @param officers which offices an officer works for, by the officer's id
 * @param supervision what supervised persons have to do
 */
public record Town(
    Map<PoolId, Pool> pools, Map<String, Set<PoolId>> officers, SupervisionSettings supervision) {

  /** Without officers. */
  public Town(Map<PoolId, Pool> pools) {
    this(pools, Map.of(), SupervisionSettings.defaults());
  }

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

  /** Whether this is an officer of that office. */
  public boolean isOfficer(Caller caller, PoolId office) {
    return caller.role() == Caller.Role.OFFICER
        && officers.getOrDefault(caller.id(), Set.of()).contains(office);
  }
}
