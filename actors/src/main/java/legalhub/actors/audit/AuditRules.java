package legalhub.actors.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import legalhub.actors.audit.Audit.Command;
import legalhub.actors.audit.Audit.Event;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.EntitySpec;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Rules;
import legalhub.actors.entity.ViewPart;

/** The hub writes, and reads on behalf of administrators. */
public final class AuditRules implements Rules<Command, Event, AuditState> {
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_]{0,39}");
  private static final Pattern ID = Pattern.compile("[!-~]{0,64}");

  public static EntitySpec<Command, Event, AuditState> spec() {
    return EntitySpec.of(EntityKind.AUDIT, id -> new AuditRules());
  }

  @Override
  public AuditState vacant() {
    return AuditState.empty();
  }

  @Override
  public Decision<Event> decide(AuditState state, Command command, Asking asking) {
    if (!asking.by().isHub()) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    return command instanceof Audit.Note note
        ? note(state, note, asking.now())
        : conclude(state, (Audit.Conclude) command);
  }

  /** A repetition of long ago may act once more, so it is an entry of its own. */
  private static Decision<Event> note(AuditState state, Audit.Note c, Instant now) {
    if (!isCodesAlone(c.deed())) {
      return Decision.refuse(Refusal.INVALID);
    }
    var place = state.placeOf(c.entry());
    boolean repeated =
        place.isPresent()
            && !state
                .entries()
                .get(place.getAsInt())
                .at()
                .plus(Audit.REPEATED_WITHIN)
                .isBefore(now);
    if (repeated) {
      return Decision.alreadySo();
    }
    return state.isFull()
        ? Decision.refuse(Refusal.AT_CAPACITY)
        : Decision.record(new Audit.Noted(c.entry(), c.by(), c.deed()));
  }

  private static boolean isCodesAlone(Audit.Deed deed) {
    return CODE.matcher(deed.act()).matches()
        && CODE.matcher(deed.kind()).matches()
        && ID.matcher(deed.target()).matches();
  }

  private static Decision<Event> conclude(AuditState state, Audit.Conclude c) {
    if (!CODE.matcher(c.result()).matches()) {
      return Decision.refuse(Refusal.INVALID);
    }
    var place = state.placeOf(c.entry());
    if (place.isEmpty()) {
      return Decision.refuse(Refusal.NOT_FOUND);
    }
    var known = state.entries().get(place.getAsInt()).result();
    boolean isNews =
        !known.equals(Optional.of(Audit.DONE)) && !known.equals(Optional.of(c.result()));
    return isNews
        ? Decision.record(new Audit.Concluded(c.entry(), c.result()))
        : Decision.alreadySo();
  }

  @Override
  public AuditState apply(AuditState state, Event event, Instant at) {
    if (event instanceof Audit.Noted e) {
      return state.with(new Audit.Entry(e.entry(), at, e.by(), e.deed(), Optional.empty()));
    }
    var e = (Audit.Concluded) event;
    return state.concluded(e.entry(), e.result());
  }

  @Override
  public Optional<Map<String, ViewPart>> view(AuditState state, Audience audience, Instant now) {
    return audience.viewer().isHub() && audience.topic().equals(AuditView.SHEET)
        ? Optional.of(
            Map.of(
                AuditView.SHEET, new AuditView.Sheet(List.copyOf(state.entries()), state.isFull())))
        : Optional.empty();
  }
}
