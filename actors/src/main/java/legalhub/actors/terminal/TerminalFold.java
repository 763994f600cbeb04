package legalhub.actors.terminal;

import java.time.Instant;
import java.util.Optional;
import legalhub.actors.terminal.Terminal.Event;
import legalhub.actors.terminal.TerminalState.Claim;
import legalhub.actors.terminal.TerminalState.Line;
import legalhub.actors.terminal.TerminalState.Shut;
import legalhub.actors.terminal.TerminalState.Use;

/** What each fact changes. */
final class TerminalFold {

  TerminalState apply(TerminalState before, Event event, Instant at) {
    return changed(before, event, at).after(before, TerminalDeeds.of(before, event, at));
  }

  private static TerminalState changed(TerminalState s, Event event, Instant at) {
    if (event instanceof Terminal.Applied e) {
      return s.applied(e);
    } else if (event instanceof Terminal.Approved e) {
      return s.posted(e.post());
    } else if (event instanceof Terminal.LoggedIn e) {
      return s.with(s.logIns().with(e.proof(), at));
    } else if (event instanceof Terminal.Steered e) {
      return s.with(e.steering());
    } else if (event instanceof Terminal.Revoked) {
      return away(s.with(Shut.REVOKED), at);
    }
    return use(s, event, at);
  }

  private static TerminalState use(TerminalState s, Event event, Instant at) {
    if (event instanceof Terminal.Begun e) {
      var use = new Use(e.use(), e.resident(), e.way(), at);
      return s.with(s.scans().begun(at)).using(Optional.of(use));
    } else if (event instanceof Terminal.Ended) {
      return s.using(Optional.empty());
    } else if (event instanceof Terminal.Scanned e) {
      return scanned(s, e, at);
    } else if (event instanceof Terminal.ClaimAnswered e) {
      var claim = s.scans().claim().filter(one -> e.yes()).map(Claim::yes);
      return s.with(s.scans().with(claim));
    }
    return condition(s, event, at);
  }

  private static TerminalState scanned(TerminalState s, Terminal.Scanned e, Instant at) {
    var scans = s.scans().used(e.code(), at);
    return e.code().purpose() == Terminal.Code.Purpose.LOG_IN
        ? s.with(scans)
        : s.with(
            scans.with(
                s.use()
                    .map(use -> new Claim(e.code().nonce(), e.by(), use.resident(), at, false))));
  }

  private static TerminalState condition(TerminalState s, Event event, Instant at) {
    var now = s.condition();
    if (event instanceof Terminal.Told e) {
      return s.with(now.with(e.health()));
    } else if (event instanceof Terminal.Lost) {
      return away(s, at);
    } else if (event instanceof Terminal.Found) {
      return s.with(now.with(new Line(true, at)));
    } else if (event instanceof Terminal.Passed e) {
      return s.with(now.without(e.incident()));
    } else if (event instanceof Terminal.Settled e) {
      return s.with(now.without(e.incident()));
    }
    return noted(s, (Terminal.Noted) event, at);
  }

  private static TerminalState noted(TerminalState s, Terminal.Noted e, Instant at) {
    var noted = s.with(s.condition().with(e.incident(), at));
    return switch (e.incident()) {
      case CLONED -> away(noted.with(Shut.CLONED), at);
      case CODE_WRONG -> noted.with(noted.scans().wrong(e.nonce()));
      default -> noted;
    };
  }

  /** A device that may not log in counts as gone. */
  private static TerminalState away(TerminalState s, Instant at) {
    return s.condition().isThere() ? s.with(s.condition().with(new Line(false, at))) : s;
  }
}
