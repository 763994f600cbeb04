package legalhub.actors.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.Refusal;
import legalhub.actors.session.ResidentId;
import legalhub.actors.terminal.Terminal.Code;
import legalhub.actors.terminal.Terminal.Command;
import legalhub.actors.terminal.Terminal.Event;
import legalhub.actors.terminal.TerminalState.Claim;
import legalhub.actors.terminal.TerminalState.Use;

/** Who uses the device, and what a scanned code does. */
final class UseRules {
  /** How long a phone that scanned waits for the person at the device, and for itself. */
  private static final Duration CLAIM_LIFE = Duration.ofMinutes(2);

  /** More people than can sit down in an hour. */
  private static final int USES_AN_HOUR = 40;

  Decision<Event> decide(TerminalState state, Command command, Asking asking) {
    if (command instanceof Terminal.Begin c) {
      return begin(state, c);
    } else if (command instanceof Terminal.End c) {
      return end(state, c);
    } else if (command instanceof Terminal.Scan c) {
      return scan(state, c, asking.now());
    } else if (command instanceof Terminal.AnswerClaim c) {
      return answer(state, c, asking.now());
    } else if (command instanceof Terminal.TakeOver c) {
      return takeOver(state, c, asking);
    }
    return Decision.refuse(Refusal.FORBIDDEN);
  }

  private static Decision<Event> begin(TerminalState state, Terminal.Begin c) {
    if (state.use().filter(use -> use.use().equals(c.use())).isPresent()) {
      return Decision.alreadySo();
    }
    return state.steering().locked()
        ? Decision.refuse(Refusal.NOT_IN_THIS_STATE)
        : Decision.record(begun(state, c.use(), c.resident(), c.way()));
  }

  private static List<Event> begun(
      TerminalState state, String use, ResidentId resident, Terminal.Way way) {
    var events = new ArrayList<Event>();
    state
        .use()
        .ifPresent(old -> events.add(new Terminal.Ended(old.use(), Terminal.Ending.REPLACED)));
    events.add(new Terminal.Begun(use, resident, way));
    boolean many = state.scans().recent().size() + 1 >= USES_AN_HOUR;
    if (many && !state.condition().has(Incident.MANY_USES)) {
      events.add(new Terminal.Noted(Incident.MANY_USES, ""));
    }
    return events;
  }

  private static Decision<Event> end(TerminalState state, Terminal.End c) {
    return state.use().filter(use -> use.use().equals(c.use())).isPresent()
        ? Decision.record(new Terminal.Ended(c.use(), c.why()))
        : Decision.alreadySo();
  }

  private static Decision<Event> scan(TerminalState state, Terminal.Scan c, Instant now) {
    var code = c.code();
    if (repeats(state, c)) {
      return Decision.alreadySo();
    }
    if (!code.until().isAfter(now)) {
      return Decision.refuse(Refusal.EXPIRED);
    }
    if (isSpent(state, code) || state.steering().locked()) {
      return Decision.refuse(Refusal.NOT_IN_THIS_STATE);
    }
    var scanned = new Terminal.Scanned(code, c.by());
    if (code.purpose() == Code.Purpose.LOG_IN) {
      var events = new ArrayList<Event>();
      events.add(scanned);
      events.addAll(begun(state, code.nonce(), c.by(), Terminal.Way.PHONE));
      return Decision.record(events);
    }
    return state.use().isEmpty() || pending(state, now).isPresent()
        ? Decision.refuse(Refusal.NOT_IN_THIS_STATE)
        : Decision.record(scanned);
  }

  /** The answer was lost, and the same phone asks again. */
  private static boolean repeats(TerminalState state, Terminal.Scan c) {
    var nonce = c.code().nonce();
    return state.use().filter(use -> use.use().equals(nonce) && isBy(use, c.by())).isPresent()
        || state
            .scans()
            .claim()
            .filter(claim -> claim.nonce().equals(nonce) && claim.by().equals(c.by()))
            .isPresent();
  }

  private static boolean isBy(Use use, ResidentId by) {
    return use.resident().equals(by);
  }

  /** A code from before the present person began would give the device, or them, to another. */
  private static boolean isSpent(TerminalState state, Code code) {
    return state.scans().used().containsKey(code.nonce())
        || state.scans().triesLeft(code.nonce()) <= 0
        || state.use().filter(use -> code.made().isBefore(use.begun())).isPresent();
  }

  private static Optional<Claim> pending(TerminalState state, Instant now) {
    return state.scans().claim().filter(claim -> claim.at().plus(CLAIM_LIFE).isAfter(now));
  }

  private static Decision<Event> answer(TerminalState state, Terminal.AnswerClaim c, Instant now) {
    var claim = pending(state, now).filter(one -> one.nonce().equals(c.nonce()));
    if (claim.isEmpty()) {
      return Decision.refuse(Refusal.NOT_FOUND);
    }
    return claim.get().answered()
        ? Decision.alreadySo()
        : Decision.record(new Terminal.ClaimAnswered(c.nonce(), c.yes()));
  }

  private static Decision<Event> takeOver(TerminalState state, Terminal.TakeOver c, Asking asking) {
    var claim =
        pending(state, asking.now())
            .filter(one -> one.nonce().equals(c.nonce()))
            .filter(one -> one.by().value().equals(asking.by().id()));
    if (claim.isEmpty()) {
      return Decision.refuse(Refusal.NOT_FOUND);
    }
    if (!claim.get().answered()) {
      return Decision.refuse(Refusal.NOT_IN_THIS_STATE);
    }
    return state
        .use()
        .filter(use -> isBy(use, claim.get().of()))
        .<Decision<Event>>map(
            use -> Decision.record(new Terminal.Ended(use.use(), Terminal.Ending.MOVED)))
        .orElseGet(Decision::alreadySo);
  }
}
