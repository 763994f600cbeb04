package legalhub.edge.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Message;
import legalhub.edge.Fixtures;
import legalhub.wire.v1.Beat;
import legalhub.wire.v1.ClientFrame;
import legalhub.wire.v1.Hello;
import legalhub.wire.v1.Role;
import legalhub.wire.v1.ServerFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From the open socket to the Welcome. */
class GreetingTest {
  private ConnectionBench bench = new ConnectionBench("");

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aGoodHelloIsWelcomedWithLimitsAndTimes() {
    var client = bench.resident("r-1");
    var welcome = client.sink.last(ServerFrame::hasWelcome).getWelcome();
    assertThat(welcome.getRole()).isEqualTo(Role.RESIDENT);
    assertThat(welcome.getPersonId()).isEqualTo("r-1");
    assertThat(welcome.getBeatEveryMillis()).isEqualTo(5_000);
    assertThat(welcome.getDeadAfterMillis()).isEqualTo(15_000);
    assertThat(welcome.getServerTimeMillis()).isEqualTo(bench.clock.millis());
    assertThat(welcome.getTokenExpiresMillis())
        .isEqualTo(bench.clock.instant().plus(Duration.ofMinutes(10)).toEpochMilli());
    assertThat(welcome.getLimits().getFrameBytesMax()).isEqualTo(65_536);
    assertThat(welcome.getLimits().getCommandsPendingMax()).isEqualTo(64);
    assertThat(welcome.getLimits().getSubscriptionsMax()).isEqualTo(32);
    assertThat(welcome.getLimits().getCommandTtlMillisMax()).isEqualTo(120_000);
    assertThat(client.sink.takenCount()).isEqualTo(1);
  }

  @Test
  void theSeatIsClaimedAtOnceThenKept() {
    bench.resident("r-1");
    var claim = bench.entities.next(Message.Attend.class);
    assertThat(claim.to()).isEqualTo(new EntityAddress(EntityKind.RESIDENT_SESSION, "r-1"));
    assertThat(claim.message().seat()).isEqualTo("connection");
    assertThat(claim.message().session()).isEqualTo("session-r-1");
    assertThat(claim.message().claim()).isTrue();
    bench.pass(Duration.ofSeconds(5));
    assertThat(bench.entities.next(Message.Attend.class).message().claim()).isFalse();
  }

  @Test
  void aLawyerSitsAtTheLawyer() {
    bench.lawyer();
    assertThat(bench.entities.next(Message.Attend.class).to())
        .isEqualTo(new EntityAddress(EntityKind.LAWYER, Fixtures.LAWYER.value()));
  }

  @Test
  void overseersHaveNoSeat() {
    bench.greeted(Caller.Role.OFFICER, "o-1");
    bench.greeted(Caller.Role.ADMINISTRATOR, "a-1");
    bench.pass(Duration.ofSeconds(6));
    assertThat(bench.entities.told(Message.Attend.class)).isEmpty();
  }

  @Test
  void aHelloJustInTimeIsTaken() {
    var client = bench.open();
    bench.pass(Duration.ofMillis(4_999));
    client.hello(bench.tokens.issue(Caller.Role.RESIDENT, "r-1", "f"), "s");
    bench.pass(Duration.ofSeconds(4));
    assertThat(client.sink.closed()).isNull();
  }

  @Test
  void withoutHelloTheSocketClosesAfterFiveSeconds() {
    var client = bench.open();
    bench.pass(Duration.ofSeconds(5));
    assertThat(client.sink.closed()).isEqualTo(CloseCode.HELLO_LATE);
  }

  @Test
  void anythingBeforeHelloIsAFault() {
    var client = bench.open().send(ClientFrame.newBuilder().setBeat(Beat.getDefaultInstance()));
    assertThat(client.sink.closed()).isEqualTo(CloseCode.BAD_FRAME);
  }

  @Test
  void aSecondHelloIsAFault() {
    var client = bench.resident("r-1");
    client.hello(bench.tokens.issue(Caller.Role.RESIDENT, "r-1", "f"), "s");
    assertThat(client.sink.closed()).isEqualTo(CloseCode.BAD_FRAME);
  }

  @Test
  void aHelloWithoutSessionOrWithLongFieldsIsAFault() {
    var token = bench.tokens.issue(Caller.Role.RESIDENT, "r-1", "f");
    assertThat(closeOf(Hello.newBuilder().setToken(token))).isEqualTo(CloseCode.BAD_FRAME);
    assertThat(closeOf(Hello.newBuilder().setToken(token).setSessionId("s".repeat(65))))
        .isEqualTo(CloseCode.BAD_FRAME);
    assertThat(
            closeOf(Hello.newBuilder().setToken(token).setSessionId("s").setClient("c".repeat(65))))
        .isEqualTo(CloseCode.BAD_FRAME);
    assertThat(closeOf(Hello.newBuilder().setToken("t".repeat(4_097)).setSessionId("s")))
        .isEqualTo(CloseCode.BAD_FRAME);
    assertThat(
            closeOf(
                Hello.newBuilder()
                    .setToken(token)
                    .setSessionId("s".repeat(64))
                    .setClient("c".repeat(64))))
        .isNull();
  }

  private CloseCode closeOf(Hello.Builder hello) {
    var client = bench.open().send(ClientFrame.newBuilder().setHello(hello));
    return client.sink.closed();
  }

  @Test
  void aForeignTokenAndAnOldOneHaveTheirCodes() {
    var foreign = Fixtures.tokens(bench.clock).issue(Caller.Role.RESIDENT, "r-1", "f");
    assertThat(bench.open().hello(foreign, "s").sink.closed()).isEqualTo(CloseCode.TOKEN_INVALID);
    var old = bench.tokens.issue(Caller.Role.RESIDENT, "r-1", "f");
    bench.pass(Duration.ofMinutes(10));
    assertThat(bench.open().hello(old, "s").sink.closed()).isEqualTo(CloseCode.TOKEN_EXPIRED);
  }

  @Test
  void thePersonsNinthConnectionIsClosedAndAnEarlierEndMakesRoom() {
    var first = bench.resident("r-1");
    for (int i = 2; i <= 8; i++) {
      assertThat(bench.resident("r-1").sink.closed()).isNull();
    }
    var ninth = bench.resident("r-1");
    assertThat(ninth.sink.closed()).isEqualTo(CloseCode.TOO_MANY_CONNECTIONS);
    assertThat(ninth.sink.retryAfter()).isPositive();
    assertThat(bench.resident("r-2").sink.closed()).isNull();
    first.socketClosed();
    assertThat(bench.resident("r-1").sink.closed()).isNull();
  }

  @Test
  void aDrainingNodeSendsEveryoneAwayAndSaysWhen() {
    var greeted = bench.resident("r-1");
    var silent = bench.open();
    bench.connections.tell(new Connections.Drain(Duration.ZERO, () -> {}));
    var late = bench.open();
    assertThat(greeted.sink.closed()).isEqualTo(CloseCode.GOING_AWAY);
    assertThat(greeted.sink.retryAfter()).isPositive();
    assertThat(silent.sink.closed()).isEqualTo(CloseCode.GOING_AWAY);
    assertThat(late.sink.closed()).isEqualTo(CloseCode.GOING_AWAY);
  }

  @Test
  void wherePeopleCanGoElsewhereTheyAreToldOneByOneUntilNobodyIsLeft() {
    var people = IntStream.range(0, 40).mapToObj(n -> bench.resident("r-" + n).sink).toList();
    var gone = new AtomicBoolean();
    bench.connections.tell(new Connections.Drain(Duration.ofSeconds(10), () -> gone.set(true)));
    assertThat(people).allMatch(sink -> sink.closed() == null);
    assertThat(bench.open().sink.retryAfter())
        .as("a newcomer is told the same")
        .isEqualTo(Duration.ofMillis(500));
    bench.pass(Duration.ofSeconds(5));
    assertThat(people.stream().filter(sink -> sink.closed() != null).count()).isBetween(5L, 35L);
    assertThat(gone).isFalse();
    bench.pass(Duration.ofSeconds(5));
    assertThat(people).allMatch(sink -> sink.closed() == CloseCode.GOING_AWAY);
    assertThat(people).allMatch(sink -> sink.retryAfter().equals(Duration.ofMillis(500)));
    assertThat(gone).isTrue();
  }

  @Test
  void aNodeWithoutPeopleHasDrainedAtOnce() {
    var gone = new AtomicBoolean();
    bench.connections.tell(new Connections.Drain(Duration.ofSeconds(10), () -> gone.set(true)));
    assertThat(gone).isTrue();
  }
}
