package legalhub.hub.login;

import java.util.concurrent.CompletionStage;

/** Brings somebody's invitation to a phone. */
@FunctionalInterface
public interface LinkSender {
  /**
   * @param link holds a secret: never logged
   * @return fails where nothing was sent
   */
  CompletionStage<Void> send(Phone phone, Link link);

  /** An address to open. Its text says nothing, so that no log does. */
  record Link(String url) {
    @Override
    public String toString() {
      return "Link";
    }
  }
}
