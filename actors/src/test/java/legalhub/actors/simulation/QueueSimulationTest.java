package legalhub.actors.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import legalhub.actors.Sample;
import legalhub.actors.Specs;
import legalhub.actors.conference.ConferenceMeans;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.QueueState;
import legalhub.actors.session.SessionState;
import legalhub.actors.town.ConsultationSettings;
import legalhub.actors.town.Desk;
import legalhub.actors.town.DeskId;
import legalhub.actors.town.LawyerProfile;
import legalhub.actors.town.OpenHours;
import legalhub.actors.town.Pool;
import legalhub.actors.town.QueueSettings;
import legalhub.actors.town.Town;
import org.junit.jupiter.api.Test;

/**
 * Queue × lawyers × drops. {@code -Dlegalhub.simulation.schedules=N} runs as many as wanted, {@code
 * -Dlegalhub.simulation.seed=S} begins with seed S; a failure names its seed.
 */
class QueueSimulationTest {
  private static final PoolId POOL = new PoolId("pool");
  private static final int SCHEDULES = Integer.getInteger("legalhub.simulation.schedules", 2_000);
  private static final long SEED = Long.getLong("legalhub.simulation.seed", 20_261_123L);

  @Test
  void everyScheduleKeepsEveryInvariantAndComesToAnEnd() {
    long offers = 0;
    long served = 0;
    for (long seed = SEED; seed < SEED + SCHEDULES; seed++) {
      try {
        var seen = run(seed);
        offers += seen.offers();
        served += seen.servedTickets();
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
    }
    System.out.printf(
        "simulation: %d schedules from seed %d, %d offers, %d tickets served%n",
        SCHEDULES, SEED, offers, served);
    assertThat(served).as("the schedules do serve people").isGreaterThan(SCHEDULES);
  }

  private static Invariants run(long seed) {
    var pool = pool(new Random(seed));
    var town = new Town(Map.of(POOL, pool));
    var invariants = new Invariants(pool);
    var world =
        new World(
            seed,
            Specs.of(town, ConsultationSettings.defaults(), Sample.SIGNER, ConferenceMeans.NONE),
            invariants::check);
    invariants.watch(world);
    pool.lawyers().keySet().forEach(id -> invariants.knows(new SimulatedLawyer(world, POOL, id)));
    var residents = new ArrayList<SimulatedResident>();
    for (int i = 0; i < 3 + world.random().nextInt(6); i++) {
      residents.add(new SimulatedResident(world, POOL, i));
    }
    world.runUntil(world.now().plus(Duration.ofMinutes(12)));
    world.calmDown();
    world.runUntil(world.now().plus(Duration.ofMinutes(75)));
    new SimulatedAdministrator(world, POOL, pool).endWhatNoLawyerMayTake();
    world.runUntil(world.now().plus(Duration.ofMinutes(5)));
    comesToAnEnd(world, residents);
    return invariants;
  }

  /** Once people behave and the network holds, nobody is stuck anywhere (Q4, Q5, Q9). */
  private static void comesToAnEnd(World world, List<SimulatedResident> residents) {
    var queue =
        (QueueState) world.entity(new EntityAddress(EntityKind.QUEUE, POOL.value())).state();
    assertThat(queue.tickets().values()).as("no ticket is left").isEmpty();
    queue
        .slots()
        .forEach(
            (lawyer, slot) -> {
              assertThat(slot.talks()).as("%s holds nothing", lawyer).isEmpty();
              assertThat(slot.wrapUps()).as("%s owes nothing", lawyer).isEmpty();
              assertThat(slot.ringing()).as("nothing rings at %s", lawyer).isEmpty();
            });
    for (var resident : residents) {
      var stage = resident.state().stage();
      assertThat(stage)
          .as("%s is told the end", resident.session().id())
          .isInstanceOfAny(
              SessionState.Idle.class, SessionState.Promised.class, SessionState.Rating.class);
    }
  }

  private static Pool pool(Random random) {
    var lawyers = new LinkedHashMap<LawyerId, LawyerProfile>();
    int count = 2 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      var id = new LawyerId("lawyer-" + i);
      Set<DeskId> desks =
          i == 0
              ? Set.of(new DeskId("general"), new DeskId("family"))
              : Set.of(
                  new DeskId(random.nextBoolean() ? "family" : "labour"), new DeskId("general"));
      var firm = random.nextInt(3) == 0 ? "firm" : "";
      lawyers.put(id, new LawyerProfile(id, firm, desks, Set.of(), Set.of()));
    }
    var desks =
        List.of(
            new Desk(new DeskId("family"), false),
            new Desk(new DeskId("labour"), false),
            new Desk(new DeskId("general"), true));
    return new Pool(POOL, desks, lawyers, OpenHours.always(), QueueSettings.defaults());
  }
}
