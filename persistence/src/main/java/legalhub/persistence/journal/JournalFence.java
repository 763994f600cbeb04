package legalhub.persistence.journal;

import legalhub.actors.entity.Fence;
import org.apache.pekko.actor.AbstractExtensionId;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Extension;

/**
 * Whether this node's journal may write: the fence of {@link FencedJournal}, open until one is put
 * up.
 */
public final class JournalFence implements Extension {
  private static final Id ID = new Id();

  private volatile Fence fence = () -> true;

  private static final class Id extends AbstractExtensionId<JournalFence> {
    @Override
    public JournalFence createExtension(ExtendedActorSystem system) {
      return new JournalFence();
    }
  }

  public static JournalFence of(ActorSystem system) {
    return ID.get(system);
  }

  /**
   * @param holds asked before every write, from the journal's thread: it must not block
   */
  public void putUp(Fence holds) {
    fence = holds;
  }

  boolean holds() {
    return fence.holds();
  }
}
