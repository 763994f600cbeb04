package legalhub.hub.login;

import legalhub.actors.cluster.KryoRegistry;

/** The numbers of this package's messages between nodes; permanent, from 1000 on. */
public final class CodeMessages {
  private CodeMessages() {}

  public static KryoRegistry register(KryoRegistry registry) {
    return registry
        .with(1000, CodeActor.Begin.class)
        .with(1001, CodeActor.Redeem.class)
        .with(1002, CodeActor.Answer.class);
  }
}
