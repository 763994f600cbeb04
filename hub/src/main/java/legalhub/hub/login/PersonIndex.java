package legalhub.hub.login;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import legalhub.actors.session.ResidentId;

/** Finds a resident by the keyed hash of what they log in with. Shared by all nodes. */
public interface PersonIndex {
  /**
   * The person behind a key.
   *
   * @param ifNew who it is from now on if nobody was; two nodes that ask at once get one answer
   */
  CompletionStage<ResidentId> findOrAdd(String personKey, ResidentId ifNew);

  /** The person behind a key; empty where nobody is. */
  CompletionStage<Optional<ResidentId>> find(String personKey);

  /** Forgets an erased person: the same phone is somebody new from now on. */
  CompletionStage<Void> forget(ResidentId resident);
}
