package legalhub.actors.entity;

/**
 * Whether this node may write. The database fences nobody: a node that wakes from a long pause
 * would run its entities for a moment beside their new owners.
 */
@FunctionalInterface
public interface Fence {
  /** True while this node sees a majority of its cluster. */
  boolean holds();
}
