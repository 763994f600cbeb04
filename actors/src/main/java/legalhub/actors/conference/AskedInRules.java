package legalhub.actors.conference;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import legalhub.actors.conference.AskedIn.Command;
import legalhub.actors.conference.AskedIn.Event;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.EntitySpec;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Rules;
import legalhub.actors.entity.ViewPart;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** Keeps for one person what conferences they are asked into. */
public final class AskedInRules implements Rules<Command, Event, PMap<InvitationId, AskedIn.Ask>> {
  private final String person;

  AskedInRules(String person) {
    this.person = person;
  }

  public static EntitySpec<Command, Event, PMap<InvitationId, AskedIn.Ask>> spec() {
    return EntitySpec.of(EntityKind.ASKED, AskedInRules::new);
  }

  @Override
  public PMap<InvitationId, AskedIn.Ask> vacant() {
    return HashTreePMap.empty();
  }

  @Override
  public Decision<Event> decide(
      PMap<InvitationId, AskedIn.Ask> state, Command command, Asking asking) {
    if (!asking.by().isHub()) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    if (command instanceof AskedIn.Ask ask) {
      return ask.equals(state.get(ask.invitation()))
          ? Decision.alreadySo()
          : Decision.record(new AskedIn.WasAsked(ask));
    }
    var settle = (AskedIn.Settle) command;
    return state.containsKey(settle.invitation())
        ? Decision.record(new AskedIn.Settled(settle.invitation()))
        : Decision.alreadySo();
  }

  @Override
  public PMap<InvitationId, AskedIn.Ask> apply(
      PMap<InvitationId, AskedIn.Ask> state, Event event, Instant at) {
    return event instanceof AskedIn.WasAsked asked
        ? state.plus(asked.what().invitation(), asked.what())
        : state.minus(((AskedIn.Settled) event).invitation());
  }

  /**
   * An asking whose conference never settled it (it is being moved) is gone once it has expired.
   */
  @Override
  public Optional<Map<String, ViewPart>> view(
      PMap<InvitationId, AskedIn.Ask> state, Audience audience, Instant now) {
    if (!audience.topic().equals(AskedIn.ASKED) || !audience.viewer().id().equals(person)) {
      return Optional.empty();
    }
    return Optional.of(
        state.values().stream()
            .filter(ask -> ask.expires().isAfter(now))
            .collect(
                Collectors.toMap(ask -> "asked/" + ask.invitation().value(), AskedIn.Asking::new)));
  }
}
