package legalhub.actors.terminal;

import static legalhub.actors.Sample.HUB;
import static legalhub.actors.terminal.SampleTerminal.ADMINISTRATOR;
import static legalhub.actors.terminal.SampleTerminal.DEVICE;
import static legalhub.actors.terminal.SampleTerminal.ON_THE_PHONE;
import static legalhub.actors.terminal.SampleTerminal.PHONE;
import static legalhub.actors.terminal.SampleTerminal.TERMINAL;
import static legalhub.actors.terminal.SampleTerminal.TOWN;
import static legalhub.actors.terminal.SampleTerminal.begin;
import static legalhub.actors.terminal.SampleTerminal.code;
import static legalhub.actors.terminal.SampleTerminal.inService;
import static legalhub.actors.terminal.SampleTerminal.logIn;
import static legalhub.actors.terminal.SampleTerminal.played;
import static legalhub.actors.terminal.SampleTerminal.post;
import static legalhub.actors.terminal.SampleTerminal.steering;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.LifecycleTable;
import legalhub.actors.entity.LifecycleTable.Asked;
import legalhub.actors.entity.Played;
import legalhub.actors.entity.Refusal;
import legalhub.actors.fleet.Fleet;
import legalhub.actors.terminal.Terminal.Code.Purpose;
import legalhub.actors.terminal.Terminal.Command;
import legalhub.actors.terminal.Terminal.Event;
import legalhub.actors.terminal.TerminalState.Shut;
import org.junit.jupiter.api.Test;

class TerminalTest {
  /** When the table of the life cycle asks. */
  private static final Instant NOW = Instant.parse("2026-11-02T02:00:00Z");

  private final Played<Command, Event, TerminalState> played = inService();

  @Test
  void lifecycle() {
    var applied = played();
    applied.recorded(HUB, new Terminal.Apply("key", "v0", NOW.plusSeconds(60)));
    var used = inService();
    used.recorded(HUB, begin("use"));
    var revoked = inService();
    revoked.recorded(ADMINISTRATOR, new Terminal.Revoke(Terminal.Reason.STOLEN));
    new LifecycleTable<Command, Event, TerminalState>(
            new TerminalRules(TERMINAL, TOWN),
            Command.class,
            """
                        | Vacant    | Applied   | InService    | Used          | Revoked
            Apply       | Applied   | -         | -            | -             | -
            Approve     | NOT_FOUND | Approved  | -            | -             | REVOKED
            LogIn       | NOT_FOUND | NOT_FOUND | LoggedIn     | LoggedIn      | REVOKED
            Tell        | NOT_FOUND | NOT_FOUND | Told+Noted   | Told+Noted    | REVOKED
            Steer       | NOT_FOUND | NOT_FOUND | Steered      | Steered       | REVOKED
            Revoke      | NOT_FOUND | NOT_FOUND | Revoked      | Revoked       | -
            Begin       | NOT_FOUND | NOT_FOUND | Begun        | -             | REVOKED
            End         | NOT_FOUND | NOT_FOUND | -            | Ended         | REVOKED
            Scan        | NOT_FOUND | NOT_FOUND | Scanned+Begun | Scanned+Ended+Begun | REVOKED
            AnswerClaim | NOT_FOUND | NOT_FOUND | NOT_FOUND    | NOT_FOUND     | REVOKED
            TakeOver    | NOT_FOUND | NOT_FOUND | NOT_FOUND    | NOT_FOUND     | REVOKED
            Note        | NOT_FOUND | NOT_FOUND | Noted        | Noted         | Noted
            Settle      | NOT_FOUND | NOT_FOUND | -            | -             | -
            LineLost    | NOT_FOUND | NOT_FOUND | Lost+Noted   | Lost+Noted    | REVOKED
            LineBack    | NOT_FOUND | NOT_FOUND | -            | -             | REVOKED
            Tick        | NOT_FOUND | NOT_FOUND | -            | -             | REVOKED
            """)
        .holds(
            Map.of(
                "Vacant",
                TerminalState.vacant(),
                "Applied",
                applied.state(),
                "InService",
                inService().state(),
                "Used",
                used.state(),
                "Revoked",
                revoked.state()),
            asked());
  }

  private static List<Asked<Command>> asked() {
    return List.of(
        new Asked<>(HUB, new Terminal.Apply("key", "v0", NOW.plusSeconds(600))),
        new Asked<>(ADMINISTRATOR, new Terminal.Approve(post())),
        new Asked<>(
            HUB, new Terminal.LogIn(new Terminal.Proof("c", NOW.plusSeconds(60), "v1", "v2"))),
        new Asked<>(DEVICE, new Terminal.Tell(ill())),
        new Asked<>(ADMINISTRATOR, new Terminal.Steer(steering(30, false))),
        new Asked<>(ADMINISTRATOR, new Terminal.Revoke(Terminal.Reason.RETIRED)),
        new Asked<>(HUB, begin("use")),
        new Asked<>(DEVICE, new Terminal.End("use", Terminal.Ending.DONE)),
        new Asked<>(ON_THE_PHONE, new Terminal.Scan(code("n", Purpose.LOG_IN, NOW), PHONE)),
        new Asked<>(DEVICE, new Terminal.AnswerClaim("n", true)),
        new Asked<>(ON_THE_PHONE, new Terminal.TakeOver("n")),
        new Asked<>(HUB, new Terminal.Note(Incident.REPLAYED, "")),
        new Asked<>(ADMINISTRATOR, new Terminal.Settle()),
        new Asked<>(HUB, new Terminal.LineLost()),
        new Asked<>(HUB, new Terminal.LineBack()),
        new Asked<>(HUB, new Terminal.Tick()));
  }

  private static Health ill() {
    return new Health(Set.of(Health.Part.CAMERA), Health.Network.GOOD, "1.0");
  }

  private static Refusal refusal(Decision<Event> decision) {
    return ((Decision.Refuse<Event>) decision).why();
  }

  private Set<Incident> incidents() {
    return played.state().condition().incidents().keySet();
  }

  @Test
  void eachAsksForWhatIsTheirsAlone() {
    var everybody =
        List.of(
            HUB,
            ADMINISTRATOR,
            DEVICE,
            ON_THE_PHONE,
            new Caller(Caller.Role.TERMINAL, "another"),
            new Caller(Caller.Role.RESIDENT, "another"),
            new Caller(Caller.Role.OFFICER, "qian"),
            new Caller(Caller.Role.LAWYER, "shen"));
    for (var one : asked()) {
      for (var other : everybody) {
        boolean anyPhone =
            one.command() instanceof Terminal.TakeOver && other.role() == Caller.Role.RESIDENT;
        if (!other.equals(one.by()) && !anyPhone) {
          assertThat(refusal(played.ask(other, one.command())))
              .as("%s by %s", one.command(), other)
              .isEqualTo(Refusal.FORBIDDEN);
        }
      }
    }
  }

  @Test
  void aCodeOfAnEnrolmentRunsOut() {
    var late = played();
    late.recorded(HUB, new Terminal.Apply("key", "v0", late.now().plusSeconds(600)));
    late.pass(Duration.ofMinutes(11));
    assertThat(refusal(late.ask(ADMINISTRATOR, new Terminal.Approve(post()))))
        .isEqualTo(Refusal.NOT_FOUND);
  }

  @Test
  void aLogInWhoseAnswerWasLostIsRepeated() {
    played.recorded(HUB, logIn(played, "c1", "v1", "v2"));
    played.recorded(HUB, logIn(played, "c2", "v1", "v2"));
    played.recorded(HUB, logIn(played, "c3", "v2", "v3"));
    assertThat(played.state().isInService()).isTrue();
  }

  /** Its device has given it up and logged in twice since; a copy in use signs a fresh question. */
  @Test
  void aLogInThatComesLateIsNoCopy() {
    var late = logIn(played, "c1", "v1", "v2");
    played.pass(Duration.ofSeconds(16));
    played.recorded(HUB, logIn(played, "c2", "v1", "v2"));
    played.recorded(HUB, logIn(played, "c3", "v2", "v3"));
    assertThat(refusal(played.ask(HUB, late))).isEqualTo(Refusal.NOT_IN_THIS_STATE);
    assertThat(played.state().isInService()).isTrue();
    played.recorded(HUB, logIn(played, "c4", "v1", "w2"));
    assertThat(played.state().shut()).isEqualTo(Shut.CLONED);
  }

  @Test
  void theSameSignatureIsGoodOnce() {
    var once = logIn(played, "c1", "v1", "v2");
    played.recorded(HUB, once);
    assertThat(refusal(played.ask(HUB, once))).isEqualTo(Refusal.NOT_IN_THIS_STATE);
    played.pass(Duration.ofSeconds(61));
    assertThat(refusal(played.ask(HUB, once))).isEqualTo(Refusal.EXPIRED);
  }

  @Test
  void aValueThatWasSpentBeforeShutsBothDevicesOut() {
    played.recorded(HUB, logIn(played, "c1", "v1", "v2"));
    // The copy was made before, and makes a next value of its own.
    assertThat(played.recorded(HUB, logIn(played, "c2", "v1", "w2")))
        .containsExactly(new Terminal.Noted(Incident.CLONED, ""));
    assertThat(played.state().shut()).isEqualTo(Shut.CLONED);
    assertThat(refusal(played.ask(HUB, logIn(played, "c3", "v2", "v3"))))
        .isEqualTo(Refusal.REVOKED);
    assertThat(incidents()).containsExactly(Incident.CLONED);
  }

  @Test
  void aSilentDeviceIsMissedInItsHoursAndWhenTheyBegin() {
    played.recorded(HUB, new Terminal.LineLost());
    assertThat(incidents()).containsExactly(Incident.LINE_LOST);
    played.recorded(HUB, new Terminal.LineBack());
    assertThat(incidents()).isEmpty();

    played.pass(Duration.ofHours(10));
    played.recorded(HUB, new Terminal.LineLost());
    assertThat(incidents()).as("switched off for the night").isEmpty();
    played.pass(Duration.ofHours(12));
    assertThat(incidents()).as("at seven").isEmpty();
    played.pass(Duration.ofHours(2));
    assertThat(incidents()).as("at nine").containsExactly(Incident.LINE_LOST);
  }

  @Test
  void whoeverUsedADeviceThatWentDarkIsLetGo() {
    played.recorded(HUB, begin("use"));
    played.recorded(HUB, new Terminal.LineLost());
    played.pass(Duration.ofSeconds(119));
    assertThat(played.state().use()).isPresent();
    played.pass(Duration.ofSeconds(1));
    assertThat(played.state().use()).isEmpty();
  }

  @Test
  void whatFailsIsOverWhenItWorksAgain() {
    played.recorded(DEVICE, new Terminal.Tell(ill()));
    assertThat(incidents()).containsExactly(Incident.DEVICE_FAILS);
    played.recorded(DEVICE, new Terminal.Tell(new Health(Set.of(), Health.Network.GOOD, "1.0")));
    assertThat(incidents()).isEmpty();
  }

  @Test
  void whatNobodyHasSeenStaysUntilSomebodyHas() {
    played.recorded(HUB, new Terminal.Note(Incident.REPLAYED, ""));
    played.recorded(HUB, new Terminal.Note(Incident.CODE_STALE, ""));
    assertThat(played.ask(HUB, new Terminal.Note(Incident.REPLAYED, "")))
        .isEqualTo(Decision.alreadySo());
    assertThat(played.recorded(ADMINISTRATOR, new Terminal.Settle())).hasSize(2);
    assertThat(incidents()).isEmpty();
  }

  @Test
  void aCodeOfTheScreenIsGoodOnceAndForItsTimeAlone() {
    var scan = new Terminal.Scan(code("n", Purpose.LOG_IN, played.now()), PHONE);
    played.recorded(ON_THE_PHONE, scan);
    assertThat(played.ask(ON_THE_PHONE, scan))
        .as("its answer was lost")
        .isEqualTo(Decision.alreadySo());
    played.recorded(DEVICE, new Terminal.End("n", Terminal.Ending.DONE));
    assertThat(refusal(played.ask(ON_THE_PHONE, scan)))
        .as("used")
        .isEqualTo(Refusal.NOT_IN_THIS_STATE);

    var late = new Terminal.Scan(code("late", Purpose.LOG_IN, played.now()), PHONE);
    played.pass(Duration.ofSeconds(60));
    assertThat(refusal(played.ask(ON_THE_PHONE, late))).isEqualTo(Refusal.EXPIRED);
  }

  @Test
  void aCodeFromBeforeThePresentPersonGivesTheDeviceToNobody() {
    var before = new Terminal.Scan(code("before", Purpose.LOG_IN, played.now()), PHONE);
    played.pass(Duration.ofSeconds(5));
    played.recorded(HUB, begin("use"));
    assertThat(refusal(played.ask(ON_THE_PHONE, before))).isEqualTo(Refusal.NOT_IN_THIS_STATE);
  }

  @Test
  void threeWrongPairsOfDigitsSpendACode() {
    for (int i = 0; i < 3; i++) {
      played.ask(HUB, new Terminal.Note(Incident.CODE_WRONG, "n"));
    }
    var scan = new Terminal.Scan(code("n", Purpose.LOG_IN, played.now()), PHONE);
    assertThat(refusal(played.ask(ON_THE_PHONE, scan))).isEqualTo(Refusal.NOT_IN_THIS_STATE);
    assertThat(played.ask(HUB, new Terminal.Note(Incident.CODE_WRONG, "n")))
        .as("nobody fills the journal by trying")
        .isEqualTo(Decision.alreadySo());
  }

  @Test
  void aSessionMovesToThePhoneWhenBothSidesHaveSaidSo() {
    played.recorded(HUB, begin("use"));
    var take = new Terminal.TakeOver("n");
    assertThat(refusal(played.ask(ON_THE_PHONE, take))).isEqualTo(Refusal.NOT_FOUND);
    played.recorded(ON_THE_PHONE, new Terminal.Scan(code("n", Purpose.MOVE, played.now()), PHONE));
    assertThat(refusal(played.ask(ON_THE_PHONE, take))).isEqualTo(Refusal.NOT_IN_THIS_STATE);
    played.recorded(DEVICE, new Terminal.AnswerClaim("n", true));
    var another = new Caller(Caller.Role.RESIDENT, "another");
    assertThat(refusal(played.ask(another, take))).isEqualTo(Refusal.NOT_FOUND);
    assertThat(played.recorded(ON_THE_PHONE, take))
        .containsExactly(new Terminal.Ended("use", Terminal.Ending.MOVED));
    assertThat(played.ask(ON_THE_PHONE, take)).as("again").isEqualTo(Decision.alreadySo());
    played.pass(Duration.ofMinutes(2));
    assertThat(refusal(played.ask(ON_THE_PHONE, take))).isEqualTo(Refusal.NOT_FOUND);
  }

  @Test
  void aNoAtTheDeviceIsANo() {
    played.recorded(HUB, begin("use"));
    played.recorded(ON_THE_PHONE, new Terminal.Scan(code("n", Purpose.MOVE, played.now()), PHONE));
    played.recorded(DEVICE, new Terminal.AnswerClaim("n", false));
    assertThat(refusal(played.ask(ON_THE_PHONE, new Terminal.TakeOver("n"))))
        .isEqualTo(Refusal.NOT_FOUND);
    assertThat(played.state().use()).isPresent();
  }

  @Test
  void aLockedDeviceServesNobody() {
    played.recorded(ADMINISTRATOR, new Terminal.Steer(steering(80, true)));
    assertThat(refusal(played.ask(HUB, begin("use")))).isEqualTo(Refusal.NOT_IN_THIS_STATE);
    var scan = new Terminal.Scan(code("n", Purpose.LOG_IN, played.now()), PHONE);
    assertThat(refusal(played.ask(ON_THE_PHONE, scan))).isEqualTo(Refusal.NOT_IN_THIS_STATE);
  }

  @Test
  void moreUsesThanCanBeAreNoticed() {
    for (int i = 0; i < 39; i++) {
      played.recorded(HUB, begin("use" + i));
    }
    assertThat(incidents()).isEmpty();
    played.recorded(HUB, begin("one more"));
    assertThat(incidents()).containsExactly(Incident.MANY_USES);
  }

  @Test
  void theFleetIsToldOfEveryChange() {
    played.recorded(HUB, begin("use"));
    var told = (Fleet.Stand) played.duties().get(0);
    assertThat(told.entry().version()).isEqualTo(played.state().version());
    assertThat(told.entry().use()).isPresent();
    assertThat(told.entry().condition().isThere()).isTrue();
  }

  /** Each device logs in every few minutes: a board that heard of it would write all day. */
  @Test
  void aLogInIsNoNewsToTheFleet() {
    var before = played.duties();
    played.recorded(HUB, logIn(played, "c1", "v1", "v2"));
    assertThat(played.duties()).isEqualTo(before);
    long version = played.state().version();
    played.recorded(HUB, begin("use"));
    assertThat(played.state().version()).isEqualTo(version + 1);
    assertThat(played.duties()).isNotEqualTo(before);
  }
}
