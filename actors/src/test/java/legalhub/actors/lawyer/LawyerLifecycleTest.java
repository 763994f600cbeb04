package legalhub.actors.lawyer;

import static legalhub.actors.Sample.HUB;
import static legalhub.actors.Sample.POOL;
import static legalhub.actors.Sample.lawyer;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.entity.LifecycleTable;
import legalhub.actors.entity.LifecycleTable.Asked;
import legalhub.actors.entity.Played;
import legalhub.actors.lawyer.Lawyer.Command;
import legalhub.actors.lawyer.Lawyer.Event;
import org.junit.jupiter.api.Test;

class LawyerLifecycleTest {
  private static final Instant AT = Instant.parse("2026-11-02T01:00:00Z");

  @Test
  void lifecycle() {
    var onDuty = LawyerState.fresh().duty(true, AT);
    var turnedAway = onDuty.turnedAway("OFFERS_UNANSWERED", AT);
    var asked =
        List.<Asked<Command>>of(
            new Asked<>(lawyer("lawyer"), new Lawyer.GoOnDuty()),
            new Asked<>(lawyer("lawyer"), new Lawyer.GoOffDuty()),
            new Asked<>(HUB, new Lawyer.TurnAway(onDuty.version(), "OFFERS_UNANSWERED")),
            new Asked<>(HUB, new Lawyer.ConnectionLost()),
            new Asked<>(HUB, new Lawyer.ConnectionBack()));
    new LifecycleTable<Command, Event, LawyerState>(
            new LawyerRules(new LawyerId("lawyer"), Optional.of(POOL)),
            Command.class,
            """
                           | OffDuty    | OnDuty       | TurnedAway   | LineLost
            GoOnDuty       | WentOnDuty | -            | WentOnDuty   | WentOnDuty
            GoOffDuty      | -          | WentOffDuty  | WentOffDuty  | WentOffDuty
            TurnAway       | -          | TurnedAway   | -            | -
            ConnectionLost | -          | Disconnected | Disconnected | -
            ConnectionBack | -          | -            | -            | Reconnected
            """)
        .holds(
            Map.of(
                "OffDuty",
                LawyerState.fresh(),
                "OnDuty",
                onDuty,
                "TurnedAway",
                turnedAway,
                "LineLost",
                onDuty.connected(false, AT)),
            asked);
  }

  @Test
  void whoIsBackSoonIsAvailableAndWhoIsBackAnotherDayIsNot() {
    var played = new Played<>(new LawyerRules(new LawyerId("lawyer"), Optional.of(POOL)));
    played.recorded(lawyer("lawyer"), new Lawyer.GoOnDuty());
    played.recorded(HUB, new Lawyer.ConnectionLost());
    played.pass(Duration.ofMinutes(29));
    assertThat(played.state().standing()).isEqualTo(Standing.AWAY);
    played.recorded(HUB, new Lawyer.ConnectionBack());
    assertThat(played.state().standing()).isEqualTo(Standing.AVAILABLE);
    played.pass(Duration.ofHours(2));
    assertThat(played.state().standing()).isEqualTo(Standing.AVAILABLE);
    played.recorded(HUB, new Lawyer.ConnectionLost());
    played.pass(Duration.ofMinutes(30));
    assertThat(played.state().standing()).isEqualTo(Standing.OFF_DUTY);
  }
}
