package legalhub.simulator.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.net.URI;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import legalhub.simulator.client.CommandOver;
import legalhub.wire.v1.AcceptOffer;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.Role;
import legalhub.wire.v1.Say;
import legalhub.wire.v1.Withdraw;
import org.junit.jupiter.api.Test;

/** What is told of nodes that are gone: pauses of entities, gaps of clients, silence of nodes. */
class OutagesTest {
  private static final URI A = URI.create("http://a");
  private static final URI B = URI.create("http://b");
  private static final Command SAY =
      Command.newBuilder().setSay(Say.newBuilder().setConsultationId("c1")).build();
  private static final Command WITHDRAW =
      Command.newBuilder().setWithdraw(Withdraw.newBuilder().setTicketId("t1")).build();
  private static final Command ACCEPT =
      Command.newBuilder().setAcceptOffer(AcceptOffer.newBuilder().setOfferId("o1")).build();

  private final MockTicker ticker = Ticker.newMockTicker();
  private final Pauses pauses = new Pauses(ticker);
  private final Gaps gaps = new Gaps(ticker);
  private final ClientGap client = gaps.client(Role.LAWYER);
  private final Nodes nodes = new Nodes(ticker);

  private void pass(long millis) {
    ticker.advance(millis, TimeUnit.MILLISECONDS);
  }

  private long nanosAgo(long millis) {
    return ticker.nanoTime() - TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /** Over now; first sent so long ago. */
  private void over(Command body, CommandOver.End end, long millis) {
    var sent = OptionalLong.of(nanosAgo(millis));
    pauses.over(Entity.of(body, "p1"), new CommandOver(body, end, nanosAgo(90_000), sent, sent));
  }

  @Test
  void anEntitysPauseIsTheLongestOfItsCommands() {
    pass(100_000);
    over(SAY, CommandOver.End.DONE, 30);
    over(SAY, CommandOver.End.DONE, 12_000);
    over(SAY, CommandOver.End.REFUSED, 40);
    over(WITHDRAW, CommandOver.End.DONE, 20);
    over(ACCEPT, CommandOver.End.DONE, 10);
    var run = pauses.in(Window.RUN);
    assertThat(run.pauseMillis())
        .containsOnlyKeys("consultation", "session", "queue", Pauses.OVERALL)
        .containsEntry("consultation", new Percentiles(12_000.0, 12_000.0, 12_000.0, 1))
        .containsEntry(Pauses.OVERALL, new Percentiles(20.0, 12_000.0, 12_000.0, 3));
    assertThat(run.unanswered()).isZero();
  }

  @Test
  void whatWasGivenUpCountsAsLongAsItWasWaitedFor() {
    pass(100_000);
    over(WITHDRAW, CommandOver.End.UNANSWERED, 60_000);
    assertThat(pauses.in(Window.RUN).unanswered()).isEqualTo(1);
    assertThat(pauses.in(Window.RUN).pauseMillis().get("session").max()).isEqualTo(60_000.0);
  }

  @Test
  void whatNeverWentOutSaysNothingOfAnEntity() {
    pauses.over(
        Entity.of(SAY, "p1"),
        new CommandOver(
            SAY, CommandOver.End.UNANSWERED, 0, OptionalLong.empty(), OptionalLong.empty()));
    assertThat(pauses.in(Window.RUN).pauseMillis()).isEmpty();
  }

  @Test
  void aPauseBelongsToTheWindowInWhichItEnds() {
    var before = new Window("calm", 0, 10_000L);
    var killed = new Window("kill a", 10_000, 40_000L);
    var after = new Window("kill b", 40_000, null);
    pass(9_999);
    over(SAY, CommandOver.End.DONE, 5);
    pass(1);
    over(SAY, CommandOver.End.DONE, 300);
    pass(11_000);
    over(WITHDRAW, CommandOver.End.DONE, 11_300);
    pass(19_000);
    over(SAY, CommandOver.End.DONE, 7);
    assertThat(pauses.in(before).pauseMillis().get(Pauses.OVERALL))
        .isEqualTo(new Percentiles(5.0, 5.0, 5.0, 1));
    assertThat(pauses.in(killed).pauseMillis().get(Pauses.OVERALL))
        .isEqualTo(new Percentiles(300.0, 11_300.0, 11_300.0, 2));
    assertThat(pauses.in(after).pauseMillis().get(Pauses.OVERALL).max()).isEqualTo(7.0);
  }

  @Test
  void aGapRunsFromTheLossOfTheLineToTheNextWelcome() {
    client.lineOpened();
    pass(5_000);
    client.lineLost();
    pass(1_000);
    client.commandBegun();
    pass(2_000);
    client.lineOpened();
    pass(40);
    client.acknowledged();
    var run = gaps.in(Window.RUN);
    assertThat(run.longestGap()).isEqualTo(new Gaps.Gap(5_000, 3_000, "LAWYER", "LINE_LOST"));
    assertThat(run.lineLostGapMillis().count()).isEqualTo(1);
    assertThat(run.commandGapMillis()).isEqualTo(new Percentiles(40.0, 40.0, 40.0, 1));
  }

  @Test
  void aGapRunsFromACommandThatWaitsEvenOverALostLine() {
    client.lineOpened();
    client.commandBegun();
    pass(4_000);
    client.lineLost();
    pass(1_000);
    client.lineOpened();
    client.commandEnded();
    assertThat(gaps.in(Window.RUN).longestGap())
        .isEqualTo(new Gaps.Gap(0, 5_000, "LAWYER", "COMMAND_WAITS"));
  }

  @Test
  void whoStaysAwayOnPurposeMissesNothing() {
    client.lineOpened();
    client.lineLost();
    client.wentAway();
    pass(60_000);
    client.comesBack();
    pass(70);
    client.lineOpened();
    assertThat(gaps.in(Window.RUN).lineLostGapMillis())
        .isEqualTo(new Percentiles(70.0, 70.0, 70.0, 1));
  }

  @Test
  void aGapThatNeverEndsCountsUntilTheClientLeaves() {
    client.lineOpened();
    client.lineLost();
    client.commandBegun();
    pass(8_000);
    client.commandEnded();
    client.left();
    pass(8_000);
    client.left();
    assertThat(gaps.in(Window.RUN).longestGap().millis()).isEqualTo(8_000);
    assertThat(gaps.in(new Window("later", 8_001, null)).longestGap()).isNull();
  }

  @Test
  void aNodesSilenceIsTheLongestTimeBetweenItsAcknowledgements() {
    nodes.opened(A, false);
    nodes.opened(B, true);
    pass(1_000);
    nodes.acknowledged(A, nanosAgo(30));
    pass(9_000);
    nodes.acknowledged(A, nanosAgo(50));
    nodes.lost(B);
    nodes.turnedAway(B);
    pass(2_000);
    nodes.refused(A);
    nodes.acknowledged(A, nanosAgo(10));
    var figures = nodes.figures();
    assertThat(figures.get("http://a"))
        .isEqualTo(
            new Nodes.Figures(1, 0, 0, 0, 4, new Percentiles(30.0, 50.0, 50.0, 3), 9_000, 1_000));
    assertThat(figures.get("http://b"))
        .isEqualTo(
            new Nodes.Figures(0, 1, 1, 1, 0, new Percentiles(null, null, null, 0), 12_000, 0));
  }
}
