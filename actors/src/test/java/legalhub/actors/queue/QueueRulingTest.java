package legalhub.actors.queue;

import static legalhub.actors.Sample.HUB;
import static legalhub.actors.Sample.join;
import static legalhub.actors.Sample.lawyer;
import static legalhub.actors.Sample.pool;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Caller.Role;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.Played;
import legalhub.actors.entity.Refusal;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.lawyer.Standing;
import legalhub.actors.queue.Queue.Command;
import legalhub.actors.queue.Queue.Event;
import legalhub.actors.town.Pool;
import legalhub.actors.town.QueueLimit;
import legalhub.actors.town.QueueSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules of a queue change while people wait. */
class QueueRulingTest {
  private static final Caller GAO = new Caller(Role.ADMINISTRATOR, "admin-gao");
  private static final Pool POOL = pool(lawyer("one", ""), lawyer("two", ""));
  private static final QueueSettings FILE = POOL.settings();

  private final Played<Command, Event, QueueState> queue = new Played<>(new QueueRules(POOL));

  /** Lawyer one talks to somebody already, so whoever comes waits. */
  @BeforeEach
  void oneIsBusy() {
    stand("one", 1, Standing.AVAILABLE);
    var offered = (Queue.Offered) queue.recorded(HUB, join("first", Kind.LIVE)).get(1);
    queue.recorded(lawyer("one"), new Queue.Accept(offered.offer()));
  }

  private List<Event> stand(String lawyer, long version, Standing standing) {
    return queue.recorded(HUB, new Queue.Availability(new LawyerId(lawyer), version, standing, ""));
  }

  /** The file's but for some. */
  private static QueueSettings rules(Duration ring, Duration insteadAfter, int consultationsMax) {
    return new QueueSettings(
        ring,
        FILE.unansweredMax(),
        FILE.widenAfter(),
        insteadAfter,
        FILE.keepAbsent(),
        FILE.ageing(),
        FILE.waitingMax(),
        FILE.answerDueAfter(),
        FILE.preferFor(),
        FILE.returnsMax(),
        consultationsMax,
        FILE.ticketsMax());
  }

  private static Queue.SetRules set(QueueSettings rules) {
    return new Queue.SetRules(Optional.of(rules));
  }

  private boolean insteadOffered() {
    return queue.state().tickets().get(new TicketId("waits")).steps().insteadOffered();
  }

  @Test
  void whoWaitsAlreadyIsOfferedSomethingElseByTheNewRule() {
    queue.recorded(HUB, join("waits", Kind.LIVE));
    queue.pass(Duration.ofSeconds(30));
    queue.recorded(GAO, set(rules(FILE.ring(), Duration.ofSeconds(40), 1)));
    queue.pass(Duration.ofMillis(9_999));
    assertThat(insteadOffered()).isFalse();
    queue.pass(Duration.ofMillis(1));
    assertThat(insteadOffered()).isTrue();
  }

  @Test
  void whoHasWaitedLongEnoughForTheNewRuleIsOfferedAtOnce() {
    queue.recorded(HUB, join("waits", Kind.LIVE));
    queue.pass(Duration.ofSeconds(60));
    queue.recorded(GAO, set(rules(FILE.ring(), Duration.ofSeconds(40), 1)));
    queue.pass(Duration.ZERO);
    assertThat(insteadOffered()).isTrue();
  }

  @Test
  void aLongerWaitHoldsForThoseWhoWaitAlready() {
    queue.recorded(HUB, join("waits", Kind.LIVE));
    queue.recorded(GAO, set(rules(FILE.ring(), Duration.ofMinutes(20), 1)));
    queue.pass(Duration.ofMinutes(19));
    assertThat(insteadOffered()).isFalse();
    queue.recorded(GAO, new Queue.SetRules(Optional.empty()));
    queue.pass(Duration.ZERO);
    assertThat(insteadOffered()).as("the file's rule again").isTrue();
  }

  @Test
  void aSecondConsultationIsOfferedTheMomentItIsAllowed() {
    queue.recorded(HUB, join("waits", Kind.LIVE));
    assertThat(queue.recorded(GAO, set(rules(FILE.ring(), FILE.insteadAfter(), 2))))
        .hasSize(2)
        .last()
        .isInstanceOfSatisfying(
            Queue.Offered.class,
            offered -> assertThat(offered.lawyer()).isEqualTo(new LawyerId("one")));
  }

  @Test
  void whatRingsAlreadyRingsOnAndTheNextRingIsTheNewRules() {
    queue.recorded(HUB, join("waits", Kind.LIVE));
    stand("two", 1, Standing.AVAILABLE);
    var until = ringsUntil("waits");
    queue.recorded(GAO, set(rules(Duration.ofSeconds(40), FILE.insteadAfter(), 1)));
    assertThat(ringsUntil("waits")).isEqualTo(until);
    queue.recorded(HUB, new Queue.Withdraw(new TicketId("waits")));
    queue.recorded(HUB, join("next", Kind.LIVE));
    assertThat(ringsUntil("next")).isEqualTo(queue.now().plusSeconds(40));
  }

  private Instant ringsUntil(String ticket) {
    var stage = queue.state().tickets().get(new TicketId(ticket)).stage();
    return ((Stage.Ringing) stage).until();
  }

  @Test
  void theSameRulesAgainAreNoNews() {
    assertThat(queue.ask(GAO, new Queue.SetRules(Optional.empty())))
        .as("nobody ever set any")
        .isEqualTo(Decision.alreadySo());
    queue.recorded(GAO, set(FILE));
    assertThat(queue.ask(GAO, set(FILE))).isEqualTo(Decision.alreadySo());
    queue.recorded(GAO, new Queue.SetRules(Optional.empty()));
  }

  @ParameterizedTest
  @EnumSource(names = {"RESIDENT", "LAWYER", "OFFICER", "HUB"})
  void onlyAnAdministratorSetsThemAndSeesWhoDid(Role role) {
    var somebody = new Caller(role, "one");
    assertThat(queue.ask(somebody, set(FILE))).isEqualTo(Decision.refuse(Refusal.FORBIDDEN));
    assertThat(view(somebody)).isEmpty();
  }

  @Test
  void theRulesInForceAreShownWithWhoSetThem() {
    assertThat(view(GAO)).contains(new QueueView.Rules(FILE, FILE, Optional.empty()));
    var own = rules(Duration.ofSeconds(20), FILE.insteadAfter(), 1);
    queue.recorded(GAO, set(own));
    var ruling = new QueueState.Ruling(Optional.of(own), "admin-gao", queue.now());
    assertThat(view(GAO)).contains(new QueueView.Rules(own, FILE, Optional.of(ruling)));
  }

  private Optional<Object> view(Caller viewer) {
    var audience = new Audience(viewer, QueueView.RULES, "");
    return new QueueRules(POOL)
        .view(queue.state(), audience, queue.now())
        .map(parts -> parts.get(QueueView.RULES));
  }

  @Test
  void rulesBeyondTheirLimitsAreRefused() {
    for (Function<Integer, QueueSettings> some :
        List.<Function<Integer, QueueSettings>>of(
            n -> rules(Duration.ofSeconds(n), FILE.insteadAfter(), 1),
            n -> rules(FILE.ring(), FILE.waitingMax().plusSeconds(n), 1),
            n -> rules(FILE.ring(), FILE.insteadAfter(), n - 1))) {
      assertThat(queue.ask(GAO, set(some.apply(1)))).isEqualTo(Decision.refuse(Refusal.INVALID));
    }
    assertThat(queue.state().ruling()).isEmpty();
    assertThat(QueueLimit.brokenBy(FILE)).isEmpty();
  }
}
