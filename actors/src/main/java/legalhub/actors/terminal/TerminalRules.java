package legalhub.actors.terminal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import legalhub.actors.terminal.Terminal.Command;
import legalhub.actors.terminal.Terminal.Event;
import legalhub.actors.terminal.TerminalState.Shut;
import legalhub.actors.town.Town;

/** What a terminal allows: its device, its administrators, and the phones that scan its screen. */
public final class TerminalRules implements Rules<Command, Event, TerminalState> {
  private static final Set<Class<? extends Command>> OF_ITSELF =
      Set.of(Terminal.LineLost.class, Terminal.LineBack.class, Terminal.Tick.class);

  private static final Set<Class<? extends Command>> OF_ADMINISTRATORS =
      Set.of(
          Terminal.Approve.class,
          Terminal.Steer.class,
          Terminal.Revoke.class,
          Terminal.Settle.class);

  private static final Set<Class<? extends Command>> OF_DEVICE =
      Set.of(Terminal.Tell.class, Terminal.End.class, Terminal.AnswerClaim.class);

  private final TerminalId id;
  private final Opening opening;
  private final TerminalFold fold = new TerminalFold();
  private final TerminalAgenda agenda;
  private final TerminalScreen screen;
  private final UseRules uses = new UseRules();
  private final LineRules line;

  public TerminalRules(TerminalId id, Town town) {
    this.id = id;
    this.opening = new Opening(town);
    this.agenda = new TerminalAgenda(id, opening);
    this.line = new LineRules(opening, agenda);
    this.screen = new TerminalScreen(id);
  }

  public static EntitySpec<Command, Event, TerminalState> spec(Town town) {
    return EntitySpec.<Command, Event, TerminalState>of(
            EntityKind.TERMINAL, id -> new TerminalRules(new TerminalId(id), town))
        .withTags(TerminalRecord::tags);
  }

  @Override
  public TerminalState vacant() {
    return TerminalState.vacant();
  }

  @Override
  public Decision<Event> decide(TerminalState state, Command command, Asking asking) {
    if (!mayAsk(command, asking.by())) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    if (command instanceof Terminal.Apply c) {
      return apply(state, c);
    } else if (state.key().isEmpty()) {
      return Decision.refuse(Refusal.NOT_FOUND);
    } else if (command instanceof Terminal.Approve c) {
      return approve(state, c, asking);
    } else if (state.post().isEmpty()) {
      return Decision.refuse(Refusal.NOT_FOUND);
    } else if (command instanceof Terminal.Revoke c) {
      return state.shut() == Shut.REVOKED
          ? Decision.alreadySo()
          : Decision.record(new Terminal.Revoked(c.reason(), asking.by().id()));
    } else if (command instanceof Terminal.Settle) {
      return settle(state, asking.by().id());
    } else if (command instanceof Terminal.Note c) {
      return note(state, c);
    }
    return state.isInService()
        ? inService(state, command, asking)
        : Decision.refuse(Refusal.REVOKED);
  }

  private boolean mayAsk(Command command, Caller by) {
    return switch (by.role()) {
      case HUB ->
          command instanceof Terminal.Apply
              || command instanceof Terminal.LogIn
              || command instanceof Terminal.Begin
              || command instanceof Terminal.Note
              || OF_ITSELF.contains(command.getClass());
      case ADMINISTRATOR -> OF_ADMINISTRATORS.contains(command.getClass());
      case TERMINAL -> by.id().equals(id.value()) && OF_DEVICE.contains(command.getClass());
      case RESIDENT ->
          command instanceof Terminal.Scan scan && scan.by().value().equals(by.id())
              || command instanceof Terminal.TakeOver;
      case LAWYER, OFFICER, SUPERVISED_PERSON, GUEST -> false;
    };
  }

  private static Decision<Event> apply(TerminalState state, Terminal.Apply c) {
    if (state.key().isPresent()) {
      return state.key().get().equals(c.key())
          ? Decision.alreadySo()
          : Decision.refuse(Refusal.NOT_IN_THIS_STATE);
    }
    return Decision.record(new Terminal.Applied(c.key(), c.value(), c.until()));
  }

  private Decision<Event> approve(TerminalState state, Terminal.Approve c, Asking asking) {
    if (!opening.isPossible(c.post())) {
      return Decision.refuse(Refusal.INVALID);
    }
    if (state.shut() != Shut.OPEN) {
      return Decision.refuse(Refusal.REVOKED);
    }
    if (state.post().equals(Optional.of(c.post()))) {
      return Decision.alreadySo();
    }
    boolean late = state.applied().filter(asking.now()::isAfter).isPresent();
    return state.post().isEmpty() && late
        ? Decision.refuse(Refusal.NOT_FOUND)
        : Decision.record(new Terminal.Approved(c.post(), asking.by().id()));
  }

  private static Decision<Event> settle(TerminalState state, String by) {
    return Decision.record(
        state.condition().incidents().keySet().stream()
            .filter(incident -> !incident.passes())
            .sorted()
            .<Event>map(incident -> new Terminal.Settled(incident, by))
            .toList());
  }

  private static Decision<Event> note(TerminalState state, Terminal.Note c) {
    boolean counts = c.incident() == Incident.CODE_WRONG && state.scans().triesLeft(c.nonce()) > 0;
    return counts || !state.condition().has(c.incident())
        ? Decision.record(new Terminal.Noted(c.incident(), c.nonce()))
        : Decision.alreadySo();
  }

  private Decision<Event> inService(TerminalState state, Command command, Asking asking) {
    if (command instanceof Terminal.LogIn c) {
      return logIn(state, c.proof(), asking.now());
    } else if (command instanceof Terminal.Steer c) {
      return steer(state, c.steering(), asking.by().id());
    }
    var ofLine = line.decide(state, command, asking.now());
    return ofLine.orElseGet(() -> uses.decide(state, command, asking));
  }

  private static Decision<Event> logIn(TerminalState state, Terminal.Proof proof, Instant now) {
    if (!proof.until().isAfter(now)) {
      return Decision.refuse(Refusal.EXPIRED);
    }
    var known = state.logIns();
    if (known.challenges().containsKey(proof.challenge())) {
      return Decision.refuse(Refusal.NOT_IN_THIS_STATE);
    }
    // A device whose answer was lost hands in the same pair again; a copy of it can't know its
    // pair.
    if (proof.spent().equals(known.expected()) || known.repeats(proof)) {
      return Decision.record(new Terminal.LoggedIn(proof));
    }
    return known.haveOvertaken(proof)
        ? Decision.refuse(Refusal.NOT_IN_THIS_STATE)
        : Decision.record(new Terminal.Noted(Incident.CLONED, ""));
  }

  private static Decision<Event> steer(TerminalState state, Terminal.Steering wanted, String by) {
    if (wanted.volume() < 0 || wanted.volume() > 100) {
      return Decision.refuse(Refusal.INVALID);
    }
    return wanted.equals(state.steering())
        ? Decision.alreadySo()
        : Decision.record(new Terminal.Steered(wanted, by));
  }

  @Override
  public TerminalState apply(TerminalState state, Event event, Instant at) {
    return fold.apply(state, event, at);
  }

  @Override
  public Agenda<Command> agenda(TerminalState state) {
    return agenda.of(state);
  }

  @Override
  public Optional<Map<String, ViewPart>> view(TerminalState state, Audience audience, Instant now) {
    return screen.view(state, audience);
  }
}
