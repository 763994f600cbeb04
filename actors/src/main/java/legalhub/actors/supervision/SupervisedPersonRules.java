package legalhub.actors.supervision;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.entity.Agenda;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.EntitySpec;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Rules;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.supervision.SupervisedPerson.Command;
import legalhub.actors.supervision.SupervisedPerson.Event;
import legalhub.actors.town.OpenHours;
import legalhub.actors.town.Pool;
import legalhub.actors.town.Town;

/**
 * What a supervised person's file allows. Time comes first: whatever is decided, what has run out
 * by then is recorded before it.
 */
public final class SupervisedPersonRules implements Rules<Command, Event, SupervisedState> {
  private final Town town;
  private final Obligations obligations;
  private final SupervisedFold fold;
  private final SupervisedAgenda agenda;
  private final SupervisedScreen screen;
  private final SupervisedId id;
  private final OfficerRules officers;
  private final PersonRules person;

  public SupervisedPersonRules(SupervisedId id, Town town) {
    this.id = id;
    this.town = town;
    var zone = zone(town);
    this.obligations = new Obligations(town.supervision(), zone);
    this.fold = new SupervisedFold(zone);
    this.agenda = new SupervisedAgenda(id, obligations);
    this.screen = new SupervisedScreen(id, town, obligations, zone);
    this.officers = new OfficerRules();
    this.person = new PersonRules(town.supervision(), obligations, zone);
  }

  /** All pools of a town share their zone. */
  private static ZoneId zone(Town town) {
    return town.pools().values().stream()
        .findFirst()
        .map(Pool::hours)
        .map(OpenHours::zone)
        .orElseGet(() -> OpenHours.always().zone());
  }

  public static EntitySpec<Command, Event, SupervisedState> spec(Town town) {
    return EntitySpec.<Command, Event, SupervisedState>of(
            EntityKind.SUPERVISED_PERSON,
            id -> new SupervisedPersonRules(new SupervisedId(id), town))
        .withTags(SupervisionRecord::tags);
  }

  @Override
  public SupervisedState vacant() {
    return SupervisedState.vacant();
  }

  @Override
  public Decision<Event> decide(SupervisedState state, Command command, Asking asking) {
    var ranOut = ranOut(state, asking.now());
    var then = after(state, ranOut, asking.now());
    var decision = decided(then, command, asking);
    if (!(decision instanceof Decision.Record<Event> record)) {
      return decision;
    }
    var all = new ArrayList<>(ranOut);
    all.addAll(record.events());
    // Nothing new but what has run out: that is for the alarm, whose command it is.
    return record.events().isEmpty() && !(command instanceof SupervisedPerson.Tick)
        ? decision
        : Decision.record(all);
  }

  private SupervisedState after(SupervisedState state, List<Event> events, Instant now) {
    var then = state;
    for (var event : events) {
      then = fold.apply(then, event, now);
    }
    return then;
  }

  private List<Event> ranOut(SupervisedState state, Instant now) {
    var events = new ArrayList<Event>();
    for (var o : obligations.undone(state, now)) {
      if (!o.missed().isAfter(now)) {
        events.add(new SupervisedPerson.Missed(o.key(), o.kind(), o.missed()));
      } else if (!o.remind().isAfter(now) && !state.diary().reminded().containsKey(o.key())) {
        events.add(new SupervisedPerson.Reminded(o.key(), o.kind(), o.missed()));
      }
    }
    return events;
  }

  private Decision<Event> decided(SupervisedState state, Command command, Asking asking) {
    if (command instanceof SupervisedPerson.Admit c) {
      return admit(state, c, asking);
    }
    if (state.admission().isEmpty()) {
      return Decision.refuse(Refusal.NOT_FOUND);
    }
    if (asking.by().isHub()) {
      return person.ofHub(state, command);
    }
    if (command instanceof SupervisedPerson.Forget) {
      return forget(state, asking.by());
    }
    if (asking.by().is(Caller.Role.SUPERVISED_PERSON, id.value())) {
      return person.own(state, command, asking.now());
    }
    return isOfficer(state, asking.by())
        ? officers.decide(state, command, asking.by().id())
        : Decision.refuse(Refusal.FORBIDDEN);
  }

  private Decision<Event> forget(SupervisedState state, Caller by) {
    if (by.role() != Caller.Role.ADMINISTRATOR) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    return state.isSupervised()
        ? Decision.record(new SupervisedPerson.Released(true, Sealed.none(id.value()), by.id()))
        : Decision.alreadySo();
  }

  private boolean isOfficer(SupervisedState state, Caller by) {
    return state
        .admission()
        .filter(file -> town.isOfficer(by, file.office()) && file.guard().admits(by.id()))
        .isPresent();
  }

  private Decision<Event> admit(SupervisedState state, SupervisedPerson.Admit c, Asking asking) {
    var wanted = c.admission();
    if (!town.isOfficer(asking.by(), wanted.office()) && !asking.by().isHub()) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    if (state.admission().isPresent()) {
      return state.admission().get().equals(wanted)
          ? Decision.alreadySo()
          : Decision.refuse(Refusal.NOT_IN_THIS_STATE);
    }
    boolean groupFits =
        !wanted.woman() || wanted.group().stream().anyMatch(SupervisedPerson.GroupMember::woman);
    boolean named = !wanted.guard().minor() || !wanted.guard().named().isEmpty();
    return groupFits && named
        ? Decision.record(new SupervisedPerson.Admitted(wanted))
        : Decision.refuse(Refusal.INVALID);
  }

  @Override
  public SupervisedState apply(SupervisedState state, Event event, Instant at) {
    return fold.apply(state, event, at);
  }

  @Override
  public Agenda<Command> agenda(SupervisedState state) {
    return agenda.of(state);
  }

  @Override
  public Optional<Map<String, ViewPart>> view(
      SupervisedState state, Audience audience, Instant now) {
    return state.admission().isPresent() && maySee(state, audience.viewer(), now)
        ? screen.view(state, audience, now)
        : Optional.empty();
  }

  /** An officer sees a file once their look is on record. */
  private boolean maySee(SupervisedState state, Caller by, Instant now) {
    return by.isHub()
        || by.is(Caller.Role.SUPERVISED_PERSON, id.value())
        || isOfficer(state, by) && state.isOpenFor(by.id(), now);
  }
}
