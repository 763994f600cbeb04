package legalhub.actors.fleet;

import static legalhub.actors.Sample.HUB;
import static legalhub.actors.terminal.SampleTerminal.ADMINISTRATOR;
import static legalhub.actors.terminal.SampleTerminal.DEVICE;
import static legalhub.actors.terminal.SampleTerminal.TERMINAL;
import static legalhub.actors.terminal.SampleTerminal.TOWN;
import static legalhub.actors.terminal.SampleTerminal.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.Played;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.fleet.Fleet.Command;
import legalhub.actors.fleet.Fleet.Event;
import legalhub.actors.terminal.Health;
import legalhub.actors.terminal.Terminal;
import legalhub.actors.terminal.TerminalState;
import org.junit.jupiter.api.Test;

class FleetTest {
  private final FleetRules rules = new FleetRules(TOWN);
  private final Played<Command, Event, FleetState> played = new Played<>(rules);

  private static Fleet.Stand stand(long version) {
    return new Fleet.Stand(
        new Fleet.Entry(
            TERMINAL,
            version,
            post(),
            TerminalState.Shut.OPEN,
            new TerminalState.Condition(Optional.empty(), Health.UNKNOWN, Map.of()),
            Terminal.Steering.USUAL,
            Optional.empty()));
  }

  private Optional<Map<String, ViewPart>> look(Caller viewer) {
    return rules.view(played.state(), new Audience(viewer, FleetView.BOARD, ""), played.now());
  }

  @Test
  void theNewestWordOfATerminalCounts() {
    played.recorded(HUB, stand(3));
    assertThat(played.ask(HUB, stand(2))).isEqualTo(Decision.alreadySo());
    assertThat(played.ask(HUB, stand(3))).isEqualTo(Decision.alreadySo());
    played.recorded(HUB, stand(4));
    assertThat(look(ADMINISTRATOR).orElseThrow())
        .containsExactlyEntriesOf(
            Map.of("device/terminal", new FleetView.Device(stand(4).entry())));
  }

  @Test
  void onlyTerminalsWriteAndTheAdministrationReads() {
    played.recorded(HUB, stand(1));
    assertThat(played.ask(DEVICE, stand(2))).isEqualTo(Decision.refuse(Refusal.FORBIDDEN));
    assertThat(look(DEVICE)).isEmpty();
    assertThat(look(new Caller(Caller.Role.LAWYER, "shen"))).isEmpty();
    assertThat(look(new Caller(Caller.Role.OFFICER, "qian")).orElseThrow()).hasSize(1);
    assertThat(look(new Caller(Caller.Role.OFFICER, "far")).orElseThrow()).isEmpty();
  }
}
