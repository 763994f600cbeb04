package legalhub.hub.login;

import java.util.concurrent.CompletionStage;

/** Brings a one-time code to its phone. */
@FunctionalInterface
public interface CodeSender {
  CompletionStage<Void> send(Phone phone, String code);
}
