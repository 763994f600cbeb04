package legalhub.hub.store;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import legalhub.actors.session.ResidentId;
import legalhub.hub.login.PersonIndex;
import legalhub.persistence.people.Engagements;
import legalhub.persistence.people.PersonTable;

/** What is stored about people by keyed hash, as log-in sees it. */
public record StoredPeople(PersonTable table, Engagements engagements) implements PersonIndex {
  @Override
  public CompletionStage<ResidentId> findOrAdd(String personKey, ResidentId ifNew) {
    return table.findOrAdd(personKey, ifNew);
  }

  @Override
  public CompletionStage<Optional<ResidentId>> find(String personKey) {
    return table.find(personKey);
  }

  @Override
  public CompletionStage<Void> forget(ResidentId resident) {
    return table.forget(resident).thenCompose(gone -> engagements.forget(resident));
  }
}
