package legalhub.hub.login;

import java.util.concurrent.CompletionStage;
import legalhub.actors.session.ResidentId;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Logs a resident in whom something else has let in: a terminal that they were using. */
@FunctionalInterface
public interface ResidentDoor {
  /** The session, and the cookie that keeps it. */
  CompletionStage<HttpResponse> open(ResidentId resident);
}
