package legalhub.actors.entity;

import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;

/** What a {@link Companion} may do besides answering: actors of its own, and its own clock. */
public interface Surroundings {
  /**
   * Starts an actor that lives no longer than the entity's incarnation.
   *
   * @param whenGone given to {@link Companion#told} when it has ended or failed
   */
  <T> ActorRef<T> start(Behavior<T> behavior, Object whenGone);

  /** Where such an actor speaks to {@link Companion#told}. One class each. */
  <T> ActorRef<T> hears(Class<T> type);

  /** Gives a message to {@link Companion#told} later; the same key again replaces it. */
  void later(String key, Duration after, Object message);

  void never(String key);
}
