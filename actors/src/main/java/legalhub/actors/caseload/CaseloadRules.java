package legalhub.actors.caseload;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.caseload.Caseload.Command;
import legalhub.actors.caseload.Caseload.Event;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.EntitySpec;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Rules;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.queue.PoolId;
import legalhub.actors.supervision.SupervisedId;
import legalhub.actors.town.Town;

/** What an office's caseload allows: files write to it, officers of the office read it. */
public final class CaseloadRules implements Rules<Command, Event, CaseloadState> {
  /** Many begin and end in one second when a class reports. */
  private static final Duration PUSH_EVERY = Duration.ofMillis(100);

  private final PoolId office;
  private final Town town;

  public CaseloadRules(PoolId office, Town town) {
    this.office = office;
    this.town = town;
  }

  public static EntitySpec<Command, Event, CaseloadState> spec(Town town) {
    return EntitySpec.of(EntityKind.CASELOAD, id -> new CaseloadRules(new PoolId(id), town));
  }

  @Override
  public CaseloadState vacant() {
    return CaseloadState.empty();
  }

  @Override
  public Decision<Event> decide(CaseloadState state, Command command, Asking asking) {
    if (!asking.by().isHub()) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    if (command instanceof Caseload.Announce c) {
      return state.knows(c.entry())
          ? Decision.alreadySo()
          : Decision.record(new Caseload.Announced(c.entry()));
    }
    var entry = ((Caseload.Stand) command).entry();
    return state.knows(entry) ? Decision.alreadySo() : Decision.record(new Caseload.Stood(entry));
  }

  @Override
  public CaseloadState apply(CaseloadState state, Event event, Instant at) {
    return event instanceof Caseload.Announced e
        ? state.with(e.entry(), at)
        : state.with(((Caseload.Stood) event).entry());
  }

  @Override
  public Optional<Map<String, ViewPart>> view(CaseloadState state, Audience audience, Instant now) {
    var viewer = audience.viewer();
    boolean officer = town.isOfficer(viewer, office);
    if (audience.topic().equals(CaseloadView.ACTIVITIES)) {
      return officer || isOurs(state, viewer)
          ? Optional.of(activities(state, viewer, officer))
          : Optional.empty();
    }
    if (!audience.topic().equals(CaseloadView.BOARD) || !officer && !viewer.isHub()) {
      return Optional.empty();
    }
    var parts = new LinkedHashMap<String, ViewPart>();
    for (var entry : state.persons().values()) {
      if (!viewer.isHub() && !entry.guard().admits(viewer.id())) {
        continue;
      }
      var id = entry.person().value();
      if (entry.supervised()) {
        parts.put("person/" + id, new CaseloadView.Person(entry));
      }
      for (var open : entry.open()) {
        parts.put(
            "exception/" + id + "/" + open.key(),
            new CaseloadView.Unresolved(entry.person(), open));
      }
    }
    return Optional.of(parts);
  }

  private static boolean isOurs(CaseloadState state, Caller viewer) {
    var known =
        viewer.role() == Caller.Role.SUPERVISED_PERSON
            ? state.persons().get(new SupervisedId(viewer.id()))
            : null;
    return known != null && known.supervised();
  }

  private static Map<String, ViewPart> activities(
      CaseloadState state, Caller viewer, boolean officer) {
    var parts = new LinkedHashMap<String, ViewPart>();
    for (var entry : state.activities().values()) {
      var mine =
          entry.participants().stream()
              .filter(one -> !officer && one.person().value().equals(viewer.id()))
              .map(Caseload.Participant::part)
              .findFirst();
      parts.put(
          "activity/" + entry.activity().value(),
          new CaseloadView.OneActivity(
              officer ? entry : entry.forPersons(), entry.participants().size(), mine, officer));
    }
    return parts;
  }

  @Override
  public Duration pushEvery(Audience audience) {
    return PUSH_EVERY;
  }
}
