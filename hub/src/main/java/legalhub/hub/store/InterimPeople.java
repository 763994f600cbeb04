package legalhub.hub.store;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import legalhub.actors.session.ResidentId;
import legalhub.hub.login.PersonIndex;

/** Stands in until persistence has its table; forgets at the hub's end. */
public final class InterimPeople implements PersonIndex {
  private final Map<String, ResidentId> people = new ConcurrentHashMap<>();

  @Override
  public CompletionStage<ResidentId> findOrAdd(String personKey, ResidentId ifNew) {
    return CompletableFuture.completedFuture(people.computeIfAbsent(personKey, key -> ifNew));
  }

  @Override
  public CompletionStage<Void> forget(ResidentId resident) {
    people.values().removeIf(resident::equals);
    return CompletableFuture.completedFuture(null);
  }
}
