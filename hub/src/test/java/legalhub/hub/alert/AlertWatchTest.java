package legalhub.hub.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import legalhub.actors.Specs;
import legalhub.actors.alert.AlertRule;
import legalhub.actors.alert.AlertsView;
import legalhub.actors.alert.Gauge;
import legalhub.actors.conference.ConferenceMeans;
import legalhub.actors.dashboard.DashboardTimes;
import legalhub.actors.dashboard.DashboardView;
import legalhub.actors.dashboard.OfficeFeed;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.FeedActor;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.lawyer.Lawyer;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.ledger.HeadSigner;
import legalhub.actors.queue.PoolId;
import legalhub.actors.rota.Rota;
import legalhub.actors.rota.ShiftId;
import legalhub.hub.ManualClock;
import legalhub.hub.entity.Asker;
import legalhub.hub.entity.LocalEntities;
import legalhub.hub.town.TownFile;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a queue without lawyers to the office's board, and back; the real entities. */
class AlertWatchTest {
  private static final PoolId OFFICE = new PoolId("wuzhen");
  private static final AlertRule NOBODY = new AlertRule(AlertRule.Kind.NOBODY_ON_DUTY, 300);
  private static final AlertRule NO_SHOW = new AlertRule(AlertRule.Kind.NO_SHOW, 600);
  private static final EntityAddress ROTA = new EntityAddress(EntityKind.ROTA, OFFICE.value());
  private static final Caller OFFICER = new Caller(Caller.Role.OFFICER, "officer-qian");

  private final ActorTestKit kit =
      ActorTestKit.create(
          ConfigFactory.parseString(
                  """
                  pekko.actor.provider = local
                  pekko.fail-mixed-versions = off
                  pekko.persistence.testkit.events.serialize = off
                  pekko.persistence.snapshot-store.plugin = "pekko.persistence.snapshot-store.local"
                  pekko.persistence.snapshot-store.local.dir = "target/snapshots"
                  """)
              .withFallback(PersistenceTestKitPlugin.config())
              .withFallback(ConfigFactory.defaultReferenceUnresolved())
              .resolve());
  private final ManualClock clock = new ManualClock();
  private final LocalEntities local = local();
  private final ActorRef<Message> dashboard = dashboard();
  private final Asker asker = new Asker(kit.system(), this::tell, clock);
  private final AlertDesk desk = new AlertDesk(asker);

  private LocalEntities local() {
    var plan = TownFile.load("");
    HeadSigner signer = statement -> new HeadSigner.Signature("", "");
    return new LocalEntities(
        kit, Specs.of(plan.town(), plan.consultations(), signer, ConferenceMeans.NONE), clock);
  }

  private ActorRef<Message> dashboard() {
    var times = new DashboardTimes(Duration.ZERO, Duration.ofSeconds(5), Duration.ofHours(2));
    var home =
        new FeedActor.Home(
            new EntityAddress(EntityKind.DASHBOARD, OFFICE.value()), (to, message) -> {}, clock);
    return kit.spawn(
        FeedActor.create(
            home,
            () ->
                new OfficeFeed(
                    OFFICE,
                    (office, day) -> CompletableFuture.completedFuture(List.of()),
                    ZoneId.of("Asia/Shanghai"),
                    times)));
  }

  private void tell(EntityAddress to, Message message) {
    if (to.kind() == EntityKind.DASHBOARD) {
      dashboard.tell(message);
    } else {
      local.tell(to, message);
    }
  }

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void theBoardShowsAnAlertUntilItIsOverAndWhoSeesToIt() {
    var task =
        new AlertWatch.Task(OFFICE, desk, new Gauge(List.of(NOBODY)), clock, Duration.ofMillis(20));
    kit.spawn(AlertWatch.create(task));
    awaitOnBoard(0);
    // When it looked first isn't known: only from then on does it count.
    var alert = awaitOnBoard(1, () -> clock.pass(Duration.ofSeconds(301))).get(0);
    assertThat(alert.rule()).isEqualTo(NOBODY);
    assertThat(alert.takenBy()).isEmpty();

    join(desk.acknowledge(OFFICE, alert.alert(), OFFICER, new CommandId("taking")));
    assertThat(onBoard().get(0).takenBy()).contains("officer-qian");

    var lawyer = new Caller(Caller.Role.LAWYER, "lawyer-shen");
    join(
        asker.ask(
            new EntityAddress(EntityKind.LAWYER, "lawyer-shen"), lawyer, new Lawyer.GoOnDuty()));
    awaitOnBoard(0);
  }

  @Test
  void aShiftThatNobodyComesToIsAnAlertUntilTheLawyerComesOrItIsCancelled() {
    plan("late", "lawyer-shen");
    plan("never", "lawyer-mao");
    var gauge = new Gauge(List.of(NO_SHOW));
    kit.spawn(
        AlertWatch.create(new AlertWatch.Task(OFFICE, desk, gauge, clock, Duration.ofMillis(20))));
    awaitOnBoard(0);
    clock.pass(Duration.ofSeconds(601));
    assertThat(awaitOnBoard(2))
        .extracting(alert -> alert.lawyer().orElseThrow().value())
        .containsExactlyInAnyOrder("lawyer-shen", "lawyer-mao");

    var shen = new Caller(Caller.Role.LAWYER, "lawyer-shen");
    join(asker.ask(new EntityAddress(EntityKind.LAWYER, shen.id()), shen, new Lawyer.GoOnDuty()));
    assertThat(awaitOnBoard(1).get(0).lawyer()).contains(new LawyerId("lawyer-mao"));
    join(asker.ask(ROTA, OFFICER, new Rota.Cancel(new ShiftId("never"))).thenCompose(Asker::done));
    awaitOnBoard(0);
  }

  private void plan(String shift, String lawyer) {
    var now = clock.instant();
    var planned =
        new Rota.Shift(
            new ShiftId(shift), new LawyerId(lawyer), now, now.plus(Duration.ofHours(8)));
    join(asker.ask(ROTA, OFFICER, new Rota.Plan(planned)).thenCompose(Asker::done));
  }

  private List<AlertsView.Alert> awaitOnBoard(int count) {
    return awaitOnBoard(count, () -> {});
  }

  private List<AlertsView.Alert> awaitOnBoard(int count, Runnable before) {
    return kit.createTestProbe()
        .awaitAssert(
            Duration.ofSeconds(30),
            () -> {
              before.run();
              var shown = onBoard();
              assertThat(shown).hasSize(count);
              return shown;
            });
  }

  private List<AlertsView.Alert> onBoard() {
    var look = new Audience(OFFICER, DashboardView.FIGURES, "");
    Map<String, ViewPart> parts =
        join(asker.look(new EntityAddress(EntityKind.DASHBOARD, OFFICE.value()), look))
            .orElse(Map.of());
    return parts.values().stream()
        .filter(AlertsView.Alert.class::isInstance)
        .map(AlertsView.Alert.class::cast)
        .toList();
  }

  private static <T> T join(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
