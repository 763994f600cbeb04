package legalhub.actors.entity;

/** How to reach any entity, wherever it lives. Sharding in the hub, a table in tests. */
@FunctionalInterface
public interface Entities {
  void tell(EntityAddress to, Message message);
}
