package legalhub.hub.login;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import legalhub.actors.session.ResidentId;

/** A person index for tests. */
public final class PeopleInMemory implements PersonIndex {
  private final Map<String, ResidentId> people = new ConcurrentHashMap<>();

  @Override
  public CompletionStage<ResidentId> findOrAdd(String personKey, ResidentId ifNew) {
    return CompletableFuture.completedFuture(people.computeIfAbsent(personKey, key -> ifNew));
  }

  @Override
  public CompletionStage<Optional<ResidentId>> find(String personKey) {
    return CompletableFuture.completedFuture(Optional.ofNullable(people.get(personKey)));
  }

  @Override
  public CompletionStage<Void> forget(ResidentId resident) {
    people.values().removeIf(resident::equals);
    return CompletableFuture.completedFuture(null);
  }
}
