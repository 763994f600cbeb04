package legalhub.simulator.client;

import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import legalhub.wire.v1.Answer;
import legalhub.wire.v1.ClientFrame;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.Done;
import legalhub.wire.v1.Refused;
import legalhub.wire.v1.ServerFrame;
import legalhub.wire.v1.Welcome;

/**
 * What people ask of the hub. A command keeps its id over every retry and reconnect, so it happens
 * once; its future ends with the one answer, or with OUTCOME_UNKNOWN when none came in its time.
 */
final class Commands implements Connection.Listener {
  private static final int UNDER_WAY_MAX = 64;

  /** How long after its time-to-live an answer may still be under way. */
  private static final long GRACE_MILLIS = 5_000;

  private static final long RETRY_MILLIS_MIN = 100;

  private final Ground ground;
  private final Connection connection;
  private final ClientWitness witness;
  private final Map<String, Pending> pending = new LinkedHashMap<>();
  private int underWayMax = UNDER_WAY_MAX;

  Commands(Ground ground, Connection connection, ClientWitness witness) {
    this.ground = ground;
    this.connection = connection;
    this.witness = witness;
    connection.listen(this);
  }

  /** One intention of a person. */
  private final class Pending {
    private final String id = Ids.next(ground.clock().millis());
    private final Command body;
    private final long begunNanos = nanos();
    private final long deadlineNanos;
    private final CompletableFuture<Done> answer;
    private final List<Future<?>> timers = new ArrayList<>();
    private OptionalLong firstSentNanos = OptionalLong.empty();
    private OptionalLong lastSentNanos = OptionalLong.empty();
    private int attempt;
    private boolean sent;
    private boolean resting;
    private String refusal = RefusedException.OUTCOME_UNKNOWN;

    Pending(Command body, long ttlMillis, CompletableFuture<Done> answer) {
      this.body = body;
      this.answer = answer;
      this.deadlineNanos = begunNanos + TimeUnit.MILLISECONDS.toNanos(ttlMillis);
    }

    long leftMillis() {
      return TimeUnit.NANOSECONDS.toMillis(deadlineNanos - nanos());
    }

    void sentNow() {
      lastSentNanos = OptionalLong.of(nanos());
      if (firstSentNanos.isEmpty()) {
        firstSentNanos = lastSentNanos;
      }
    }

    CommandOver over(CommandOver.End end) {
      return new CommandOver(body, end, begunNanos, firstSentNanos, lastSentNanos);
    }

    void after(long millis, Runnable call) {
      timers.add(ground.loop().schedule(call, millis, TimeUnit.MILLISECONDS));
    }
  }

  private long nanos() {
    return ground.loop().ticker().nanoTime();
  }

  void send(Command body, CompletableFuture<Done> answer) {
    long ttlMillis = ground.settings().commandTtl().toMillis();
    var made = new Pending(body, ttlMillis, answer);
    pending.put(made.id, made);
    witness.commandBegun();
    made.after(ttlMillis + GRACE_MILLIS, () -> giveUp(made));
    transmit(made);
  }

  /** The person leaves: nothing of theirs is sent any more. */
  void clear() {
    List.copyOf(pending.values()).forEach(this::giveUp);
  }

  @Override
  public void opened(Welcome welcome) {
    if (welcome.getLimits().getCommandsPendingMax() > 0) {
      underWayMax = welcome.getLimits().getCommandsPendingMax();
    }
    pending.values().forEach(waiting -> waiting.sent = false);
    transmitAll();
  }

  @Override
  public void heard(ServerFrame frame) {
    if (frame.hasAnswer()) {
      answered(frame.getAnswer());
    }
  }

  private void transmitAll() {
    List.copyOf(pending.values()).stream().filter(some -> !some.resting).forEach(this::transmit);
  }

  private void transmit(Pending some) {
    long leftMillis = some.leftMillis();
    long underWay = pending.values().stream().filter(other -> other.sent).count();
    if (some.sent || leftMillis <= 0 || underWay >= underWayMax) {
      return;
    }
    var command = some.body.toBuilder().setId(some.id).setTtlMillis((int) leftMillis);
    some.sent = connection.send(ClientFrame.newBuilder().setCommand(command).build());
    if (some.sent) {
      some.sentNow();
    }
  }

  private void answered(Answer answer) {
    var some = pending.get(answer.getCommandId());
    if (some == null) {
      return;
    }
    some.sent = false;
    if (answer.hasRefused()) {
      refused(some, answer.getRefused());
    } else {
      settle(some, CommandOver.End.DONE);
      some.answer.complete(answer.getDone());
    }
    transmitAll();
  }

  private void refused(Pending some, Refused no) {
    some.refusal = no.getCode();
    witness.refused(no.getCode(), nanos() - some.lastSentNanos.orElse(nanos()));
    long waitMillis =
        Math.max(no.getRetryAfterMillis(), RETRY_MILLIS_MIN)
            + ground.settings().backoff().millis(some.attempt++);
    if (no.getRetryable() && waitMillis < some.leftMillis()) {
      some.resting = true;
      some.after(waitMillis, () -> retry(some));
    } else {
      giveUp(some, no.getRetryable() ? CommandOver.End.UNANSWERED : CommandOver.End.REFUSED);
    }
  }

  private void retry(Pending some) {
    some.resting = false;
    transmit(some);
  }

  private void giveUp(Pending some) {
    giveUp(some, CommandOver.End.UNANSWERED);
  }

  private void giveUp(Pending some, CommandOver.End end) {
    settle(some, end);
    some.answer.completeExceptionally(
        new RefusedException(some.body.getBodyCase().name(), some.refusal));
  }

  private void settle(Pending some, CommandOver.End end) {
    pending.remove(some.id);
    some.timers.forEach(timer -> timer.cancel(false));
    witness.commandOver(some.over(end));
  }
}
