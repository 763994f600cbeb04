package legalhub.simulator.storm;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import legalhub.simulator.client.ClientSettings;
import legalhub.simulator.client.ClientWitness;
import legalhub.simulator.client.HubAccess;
import legalhub.simulator.client.Timing;
import legalhub.simulator.client.View;
import legalhub.simulator.client.Watch;
import legalhub.simulator.people.Advice;
import legalhub.simulator.people.Ask;
import legalhub.simulator.people.CannotBegin;
import legalhub.simulator.people.Lawyer;
import legalhub.simulator.people.Resident;
import legalhub.wire.v1.DutyState;
import legalhub.wire.v1.Outcome;

/**
 * The call that goes on while all others are cut: a resident and a lawyer with connections and
 * threads of their own.
 */
final class LiveCall implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration ARRIVES_WITHIN = Duration.ofSeconds(10);

  private final StormOptions.LawyerLogIn logIn;
  private final CallWatch watch;
  private final HubAccess hub;
  private Lawyer lawyer;
  private Watch board;
  private CallSide residentsSide;
  private CallSide lawyersSide;

  LiveCall(List<URI> hubs, StormOptions.LawyerLogIn logIn, CallWatch watch) {
    this.logIn = logIn;
    this.watch = watch;
    this.hub = new HubAccess(hubs, ClientSettings.defaults(), witness(watch));
  }

  private static ClientWitness witness(CallWatch watch) {
    return new ClientWitness() {
      @Override
      public void lineLost(URI by, int code) {
        watch.lineLost();
      }
    };
  }

  /** The queue, as the lawyer's page shows it. */
  Watch board() {
    return board;
  }

  /** Both are in the call and talk; fails with {@link CannotBegin} where the queue isn't free. */
  CompletableFuture<Void> begin() {
    return Lawyer.logIn(hub, logIn.name(), logIn.password())
        .thenCompose(this::sitDown)
        .thenCompose(empty -> lawyer.goOnDuty())
        .thenCompose(onDuty -> lawyer.awaitDuty(DutyState.AVAILABLE, SOON))
        .thenCompose(free -> Resident.anonymous(hub))
        .thenCompose(this::meet);
  }

  /** Counts from now on, with a line of chat of each a second: a consultation holds 1,000. */
  void speak() {
    watch.beginAnew();
    residentsSide.speakEverySecond();
    lawyersSide.speakEverySecond();
  }

  private CompletableFuture<Void> sitDown(Lawyer person) {
    lawyer = person;
    return lawyer
        .deskWatch()
        .await("shown", view -> view.part("duty").isPresent(), SOON)
        .thenCompose(
            desk -> {
              if (!isEmpty(desk)) {
                throw new CannotBegin(
                    "lawyer %s has work at hand; name another by --lawyer-name"
                        .formatted(logIn.name()));
              }
              board = lawyer.boardWatch(Lawyer.dutyIn(desk).getPool());
              return board.await("shown", view -> view.part("board").isPresent(), SOON);
            })
        .thenAccept(LiveCall::checkFree);
  }

  private static boolean isEmpty(View desk) {
    var work = Lawyer.workIn(desk);
    return work.getConsultationId().isEmpty() && work.getWrapUpConsultationIdsCount() == 0;
  }

  /** With other people about, tickets would move by themselves. */
  private static void checkFree(View shown) {
    int waiting = shown.parts("waiting/").size();
    int available = shown.part("board").orElseThrow().getBoard().getAvailable();
    if (waiting > 0 || available > 0) {
      throw new CannotBegin(
          "a storm wants the queue for itself, but %d tickets wait and %d lawyers are free"
              .formatted(waiting, available));
    }
  }

  private CompletableFuture<Void> meet(Resident resident) {
    return resident
        .ask(Ask.about(resident.town().categories().get(0)))
        .thenCompose(asked -> lawyer.acceptNext(SOON))
        .thenCompose(
            consultation -> {
              residentsSide =
                  new CallSide(resident.client(), resident.call(consultation), watch.ofResident());
              lawyersSide =
                  new CallSide(lawyer.client(), lawyer.call(consultation), watch.ofLawyer());
              return residentsSide.enter(SOON).thenCombine(lawyersSide.enter(SOON), (a, b) -> null);
            });
  }

  /** No more is said; what is under way gets its time to arrive. */
  CompletableFuture<Void> silence(Timing timing) {
    residentsSide.silence();
    lawyersSide.silence();
    return timing.until(() -> watch.missing() == 0, ARRIVES_WITHIN).thenApply(arrived -> null);
  }

  /** Hangs up and leaves a desk as it was found. */
  CompletableFuture<Void> end() {
    var id = lawyersSide.consultationId();
    return lawyer
        .endCall(id, Outcome.RESOLVED)
        .thenCompose(ended -> lawyer.completeRecord(id, Advice.of("OTHER", "建议先催告，再起诉。")))
        .thenCompose(written -> lawyer.goOffDuty())
        .handle((done, failure) -> null);
  }

  @Override
  public void close() {
    hub.close();
  }
}
