package legalhub.actors.terminal;

import static legalhub.actors.Sample.HUB;
import static legalhub.actors.Sample.POOL;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Played;
import legalhub.actors.session.ResidentId;
import legalhub.actors.terminal.Terminal.Command;
import legalhub.actors.terminal.Terminal.Event;
import legalhub.actors.town.Pool;
import legalhub.actors.town.SupervisionSettings;
import legalhub.actors.town.Town;

/** A kiosk and the people around it, for tests of rules. */
public final class SampleTerminal {
  public static final TerminalId TERMINAL = new TerminalId("terminal");
  public static final Caller DEVICE = new Caller(Caller.Role.TERMINAL, "terminal");
  public static final Caller ADMINISTRATOR = new Caller(Caller.Role.ADMINISTRATOR, "gao");
  public static final ResidentId SITTING = new ResidentId("sitting");
  public static final ResidentId PHONE = new ResidentId("phone");
  public static final Caller ON_THE_PHONE = new Caller(Caller.Role.RESIDENT, "phone");

  public static final Town TOWN =
      new Town(
          Map.of(POOL, Pool.closed(POOL)),
          Map.of("qian", Set.of(POOL), "far", Set.of()),
          SupervisionSettings.defaults());

  private SampleTerminal() {}

  /** Switched on from eight to six. */
  public static Terminal.Post post() {
    return new Terminal.Post(POOL, Terminal.Kind.KIOSK, "nanzha", "南栅社区", "08:00", "18:00");
  }

  static Played<Command, Event, TerminalState> played() {
    return new Played<>(new TerminalRules(TERMINAL, TOWN));
  }

  /** Approved, and there since its first log-in. */
  static Played<Command, Event, TerminalState> inService() {
    var played = played();
    played.recorded(HUB, new Terminal.Apply("key", "v0", played.now().plusSeconds(600)));
    played.recorded(ADMINISTRATOR, new Terminal.Approve(post()));
    played.recorded(HUB, logIn(played, "c0", "v0", "v1"));
    played.recorded(HUB, new Terminal.LineBack());
    return played;
  }

  static Terminal.LogIn logIn(
      Played<Command, Event, TerminalState> played, String challenge, String spent, String next) {
    return new Terminal.LogIn(
        new Terminal.Proof(challenge, played.now().plusSeconds(60), spent, next));
  }

  static Terminal.Code code(String nonce, Terminal.Code.Purpose purpose, Instant made) {
    return new Terminal.Code(nonce, purpose, made.plus(Terminal.Code.LIFE));
  }

  static Terminal.Begin begin(String use) {
    return new Terminal.Begin(use, SITTING, Terminal.Way.NONE);
  }

  static Terminal.Steering steering(int volume, boolean locked) {
    return new Terminal.Steering(volume, locked, "", 0);
  }
}
