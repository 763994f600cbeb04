package legalhub.actors.legalcase;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.EntitySpec;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Rules;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.legalcase.LegalCase.Command;
import legalhub.actors.legalcase.LegalCase.Event;

/** What a matter allows. Only the hub writes to it: consultations report what they are part of. */
public final class LegalCaseRules implements Rules<Command, Event, LegalCaseState> {
  private final CaseId id;

  public LegalCaseRules(CaseId id) {
    this.id = id;
  }

  public static EntitySpec<Command, Event, LegalCaseState> spec() {
    return EntitySpec.of(EntityKind.LEGAL_CASE, id -> new LegalCaseRules(new CaseId(id)));
  }

  @Override
  public LegalCaseState vacant() {
    return LegalCaseState.empty();
  }

  @Override
  public Decision<Event> decide(LegalCaseState state, Command command, Asking asking) {
    if (!asking.by().isHub()) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    if (command instanceof LegalCase.Attach c) {
      return state.knows(c.entry())
          ? Decision.alreadySo()
          : Decision.record(new LegalCase.Attached(c.entry()));
    }
    var c = (LegalCase.Admit) command;
    return state.admitted().contains(c.lawyer())
        ? Decision.alreadySo()
        : Decision.record(new LegalCase.Admitted(c.lawyer(), c.consultation()));
  }

  @Override
  public LegalCaseState apply(LegalCaseState state, Event event, Instant at) {
    if (event instanceof LegalCase.Attached e) {
      return new LegalCaseState(
          state.entries().plus(e.entry().consultation(), e.entry()), state.admitted());
    }
    return new LegalCaseState(
        state.entries(), state.admitted().plus(((LegalCase.Admitted) event).lawyer()));
  }

  @Override
  public Optional<Map<String, ViewPart>> view(
      LegalCaseState state, Audience audience, Instant now) {
    if (!audience.topic().equals(LegalCaseView.MATTER) || !mayRead(state, audience.viewer())) {
      return Optional.empty();
    }
    var entries = byTime(state);
    var parts = new LinkedHashMap<String, ViewPart>();
    if (!entries.isEmpty()) {
      parts.put(
          "matter", new LegalCaseView.Matter(id, entries.get(0).category(), entries.get(0).at()));
    }
    for (var e : entries) {
      parts.put(
          "entry/" + e.consultation().value(),
          new LegalCaseView.Entry(
              e.consultation(), e.at(), e.lawyer(), e.category(), e.advice(), e.outcome()));
    }
    return Optional.of(parts);
  }

  private static boolean mayRead(LegalCaseState state, Caller viewer) {
    if (viewer.role() == Caller.Role.LAWYER) {
      return state.admitted().contains(new LawyerId(viewer.id()));
    }
    boolean own =
        state.entries().values().stream().allMatch(e -> e.resident().value().equals(viewer.id()));
    return viewer.role() == Caller.Role.RESIDENT && own;
  }

  private static List<LegalCase.Entry> byTime(LegalCaseState state) {
    return state.entries().values().stream()
        .sorted(Comparator.comparing(LegalCase.Entry::at))
        .toList();
  }
}
