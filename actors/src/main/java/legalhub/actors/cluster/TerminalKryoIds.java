package legalhub.actors.cluster;

import static legalhub.actors.cluster.KryoIds.id;

import java.util.List;
import legalhub.actors.fleet.Fleet;
import legalhub.actors.fleet.FleetView;
import legalhub.actors.terminal.Health;
import legalhub.actors.terminal.Incident;
import legalhub.actors.terminal.Terminal;
import legalhub.actors.terminal.TerminalId;
import legalhub.actors.terminal.TerminalState;
import legalhub.actors.terminal.TerminalView;

/** The part of {@link KryoIds} that terminals need. */
final class TerminalKryoIds {
  static final List<KryoIds.Row> ROWS =
      List.of(
          id(37, TerminalId.class),
          // terminal.
          id(850, Terminal.Apply.class),
          id(851, Terminal.Approve.class),
          id(852, Terminal.LogIn.class),
          id(853, Terminal.Tell.class),
          id(854, Terminal.Steer.class),
          id(855, Terminal.Revoke.class),
          id(856, Terminal.Begin.class),
          id(857, Terminal.End.class),
          id(858, Terminal.Scan.class),
          id(859, Terminal.AnswerClaim.class),
          id(860, Terminal.TakeOver.class),
          id(861, Terminal.Note.class),
          id(862, Terminal.Settle.class),
          id(863, Terminal.LineLost.class),
          id(864, Terminal.LineBack.class),
          id(865, Terminal.Tick.class),
          // terminal: what they carry.
          id(870, Terminal.Post.class),
          id(871, Terminal.Kind.class),
          id(872, Terminal.Proof.class),
          id(873, Terminal.Steering.class),
          id(874, Terminal.Reason.class),
          id(875, Terminal.Way.class),
          id(876, Terminal.Ending.class),
          id(877, Terminal.Code.class),
          id(878, Terminal.Code.Purpose.class),
          id(879, Health.class),
          id(880, Health.Part.class),
          id(881, Health.Network.class),
          id(882, Incident.class),
          // terminal: views.
          id(890, TerminalView.Device.class),
          id(891, TerminalView.Asked.class),
          id(892, TerminalView.File.class),
          id(893, TerminalState.Shut.class),
          id(894, TerminalState.Use.class),
          id(895, TerminalState.Claim.class),
          id(896, TerminalState.Condition.class),
          id(897, TerminalState.Line.class),
          // fleet.
          id(900, Fleet.Stand.class),
          id(901, Fleet.Entry.class),
          id(902, Fleet.InUse.class),
          id(903, FleetView.Device.class));

  private TerminalKryoIds() {}
}
